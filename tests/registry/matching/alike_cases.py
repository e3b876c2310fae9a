"""Needs as agencies state them, by what they are about: those of one subject are alike."""

from typing import Final

NEEDS: Final = (
    (
        "turnos",
        "Agenda para la atención al público",
        "Las personas hacen fila desde la madrugada para conseguir un número y muchas se van sin ser atendidas.",
    ),
    (
        "turnos",
        "Agendamento de atendimento ao cidadão",
        "O atendimento presencial tem filas longas; não há como marcar hora pela internet.",
    ),
    (
        "turnos",
        "Turnos para licencias de conducir",
        "Hoy se reserva por teléfono y la línea está siempre ocupada. Queremos que se pueda reservar hora por la web.",
    ),
    (
        "turnos",
        "Online appointment booking",
        "Visitors wait for hours because there is no way to book a time slot in advance.",
    ),
    (
        "papeles",
        "Gestión documental",
        "Los expedientes en papel se pierden entre oficinas y nadie sabe dónde están.",
    ),
    (
        "papeles",
        "Processo eletrônico",
        "Os processos em papel demoram semanas para passar de um setor a outro.",
    ),
    (
        "papeles",
        "Mesa de entrada electrónica",
        "Lo que entra al organismo se anota en un cuaderno y no se puede seguir.",
    ),
    (
        "flota",
        "Control de la flota",
        "No se sabe cuánto combustible gasta cada vehículo ni cuándo le toca el mantenimiento.",
    ),
    (
        "flota",
        "Vehicle fleet management",
        "We track cars and drivers in spreadsheets, and services are missed.",
    ),
    (
        "mapas",
        "Visor de mapas",
        "Los planos de la ciudad están en archivos sueltos y los vecinos no pueden verlos.",
    ),
    ("mapas", "Geoportal municipal", "O município não tem onde publicar os seus mapas."),
    (
        "sueldos",
        "Liquidación de sueldos",
        "El sistema actual de sueldos ya no tiene soporte y no calcula bien las licencias.",
    ),
    (
        "becas",
        "Becas para estudiantes",
        "Las solicitudes de becas se reciben por correo y se evalúan a mano.",
    ),
    (
        "reclamos",
        "Reclamos de vecinos",
        "Los vecinos llaman para avisar de un pozo y el reclamo no queda registrado.",
    ),
    (
        "firma",
        "Firma electrónica de resoluciones",
        "Las resoluciones se imprimen para firmarlas y después se escanean.",
    ),
)

ASKED: Final = (
    ("turnos", "agendar atendimento ao público"),
    ("turnos", "reservar turno por internet"),
    ("turnos", "book an appointment"),
    ("papeles", "expediente electrónico"),
    ("papeles", "document tracking"),
    ("flota", "vehículos y combustible"),
    ("flota", "frota de veículos"),
    ("mapas", "city maps"),
    ("sueldos", "payroll"),
    ("becas", "scholarships"),
    ("firma", "digital signature"),
    (None, "historia clínica"),
    (None, "nuclear power plant"),
    (None, "compra de medicamentos"),
)
"""What somebody types, and about what; None where no need is."""
