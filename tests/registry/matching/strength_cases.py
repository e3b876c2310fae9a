"""Requirements as officers write them, and whether a software of the seed says that it meets them.

Each was judged by reading the entry: `True` where its texts say so, in whatever words or language;
`False` where they do not, though they speak of the same field. What an entry does not say may be so
all the same: these cases are about what it says.
"""

from typing import Final, NamedTuple

SAE: Final = "sistema-agenda-electronica-v4"
SIMPLE: Final = "simple"
SIGES: Final = "siges"
GRP: Final = "odoo-coreuy"
SIGNS: Final = "componente-firma-electronica"
CERTIFICATES: Final = "gestor-certificados-firma-electronica"
EVENTS: Final = "publish-and-suscribe"
STOCK: Final = "solicitud-mercaderia-y-stock"
LAWS: Final = "openfisca-uy"
DRAWS: Final = "inscripciones-sorteos"
BOARD: Final = "e-status"
ADDRESSES: Final = "servicio-de-direcciones"


SAID, UNSAID = True, False


class Case(NamedTuple):
    """One requirement asked of one software."""

    language: str
    text: str
    software: str
    is_said: bool


CASES: Final = (
    # appointments
    Case("es", "Que las personas puedan reservar hora por internet", SAE, SAID),
    Case(
        "es",
        "Que el funcionario pueda agendar en el mostrador a quien no usa internet",
        SAE,
        SAID,
    ),
    Case("es", "Limitar cuántas personas se atienden en cada horario", SAE, SAID),
    Case("es", "Que se pueda cancelar o cambiar la fecha de la cita", SAE, SAID),
    Case("es", "Enviar un recordatorio antes de la cita", SAE, SAID),
    Case("es", "Pantalla que llama a los turnos en la sala de espera", SAE, SAID),
    Case("es", "Que sirva a varias oficinas del organismo", SAE, SAID),
    Case("es", "Ingreso con usuario gub.uy", SAE, SAID),
    Case("es", "Que cumpla con las pautas de accesibilidad", SAE, SAID),
    Case("es", "Servicios web REST para otros sistemas", SAE, SAID),
    Case("es", "Exportar los datos de las reservas", SAE, SAID),
    Case("pt", "Agendar horário de atendimento pela internet", SAE, SAID),
    Case("pt", "Cancelar ou remarcar o agendamento", SAE, SAID),
    Case("pt", "Painel de senhas na sala de espera", SAE, SAID),
    Case("pt", "Vários órgãos numa única instalação", SAE, SAID),
    Case("pt", "Relatórios gerenciais", SAE, SAID),
    Case("pt", "Enviar lembretes ao cidadão", SAE, SAID),
    Case("en", "Citizens book their own appointment online", SAE, SAID),
    Case("en", "Staff can book on behalf of a visitor at the front desk", SAE, SAID),
    Case("en", "Limit the number of appointments per time slot", SAE, SAID),
    Case("en", "Single sign-on with the national digital identity", SAE, SAID),
    Case("en", "Reports", SAE, SAID),
    Case("en", "Works for more than one agency from the same installation", SAE, SAID),
    Case("es", "Cobro en línea de la reserva con tarjeta de crédito", SAE, UNSAID),
    Case("es", "Videollamada para la atención a distancia", SAE, UNSAID),
    Case("es", "Encuesta de satisfacción al terminar la atención", SAE, UNSAID),
    Case("es", "Historia clínica del paciente", SAE, UNSAID),
    Case("es", "Reserva de salas de reunión para funcionarios", SAE, UNSAID),
    Case("es", "Liquidación de sueldos", SAE, UNSAID),
    Case("es", "Que funcione sin conexión en zonas rurales", SAE, UNSAID),
    Case("es", "Firma digital de la constancia de asistencia", SAE, UNSAID),
    Case("pt", "Pagamento de taxas pelo cartão", SAE, UNSAID),
    Case("pt", "Atendimento por chatbot no WhatsApp", SAE, UNSAID),
    Case("pt", "Controle de ponto dos servidores", SAE, UNSAID),
    Case("pt", "Gestão de filas de espera para cirurgias", SAE, UNSAID),
    Case("en", "Video consultation", SAE, UNSAID),
    Case("en", "Manage a fleet of vehicles", SAE, UNSAID),
    Case("en", "Online payment of fees", SAE, UNSAID),
    Case("en", "Import of holidays from a calendar file", SAE, UNSAID),
    # procedures, projects, resources
    Case("es", "Diseñar formularios de trámites sin programar", SIMPLE, SAID),
    Case("es", "Definir los pasos del trámite y quién interviene", SIMPLE, SAID),
    Case("pt", "Desenhar o fluxo de trabalho de um serviço on-line", SIMPLE, SAID),
    Case("en", "Design the forms and steps of an online procedure", SIMPLE, SAID),
    Case("es", "Pago de tasas con tarjeta", SIMPLE, UNSAID),
    Case("en", "Digital archive with retention periods", SIMPLE, UNSAID),
    Case("es", "Gestionar la cartera de proyectos", SIGES, SAID),
    Case("en", "Project portfolio management", SIGES, SAID),
    Case("pt", "Gestão de projetos e programas", SIGES, SAID),
    Case("es", "Control de horas extras del personal", SIGES, UNSAID),
    Case("en", "Track bugs of the source code", SIGES, UNSAID),
    Case("es", "Gestión de compras", GRP, SAID),
    Case("pt", "Módulo de tesouraria", GRP, SAID),
    Case("en", "Invoices and purchases", GRP, SAID),
    Case("es", "Reserva de hora por la web", GRP, UNSAID),
    Case("pt", "Prontuário eletrônico do paciente", GRP, UNSAID),
    # signature, messages, others
    Case("es", "Firmar documentos PDF", SIGNS, SAID),
    Case("pt", "Assinar arquivos XML", SIGNS, SAID),
    Case("en", "Sign PDF documents with a certificate on a smart card", SIGNS, SAID),
    Case("es", "Firmar desde el teléfono celular", SIGNS, UNSAID),
    Case("en", "Scan paper documents and recognise their text", SIGNS, UNSAID),
    Case("es", "Emitir constancias firmadas electrónicamente", CERTIFICATES, SAID),
    Case("es", "Que quien recibe el certificado pueda validarlo", CERTIFICATES, SAID),
    Case("pt", "Emitir certidões assinadas eletronicamente", CERTIFICATES, SAID),
    Case("es", "Expediente electrónico", CERTIFICATES, UNSAID),
    Case(
        "es", "Avisar a otros organismos cuando hay novedades, sin que pregunten", EVENTS, SAID
    ),
    Case("en", "Publish and subscribe messaging between agencies", EVENTS, SAID),
    Case("en", "Send text messages to citizens", EVENTS, UNSAID),
    Case("es", "Pedidos de materiales al depósito y control de existencias", STOCK, SAID),
    Case("en", "Stock and requests for goods", STOCK, SAID),
    Case("pt", "Leitura de código de barras com o celular", STOCK, UNSAID),
    Case("es", "Calcular la jubilación según la ley", LAWS, SAID),
    Case("en", "Legislation as code", LAWS, SAID),
    Case("es", "Llevar el registro de leyes y decretos", LAWS, UNSAID),
    Case("es", "Inscripción a llamados y sorteos", DRAWS, SAID),
    Case("en", "Draw lots among those who registered", DRAWS, SAID),
    Case("es", "Inscripción de niños en escuelas", DRAWS, UNSAID),
    Case("es", "Tablero de indicadores de gestión", BOARD, SAID),
    Case("en", "Indicator dashboard", BOARD, SAID),
    Case("en", "Calificaciones y boletines de los alumnos", BOARD, UNSAID),
    Case("es", "Consultar direcciones", ADDRESSES, SAID),
    Case("pt", "Consulta de endereços", ADDRESSES, SAID),
    Case("es", "Calcular la ruta más corta entre dos direcciones", ADDRESSES, UNSAID),
)
