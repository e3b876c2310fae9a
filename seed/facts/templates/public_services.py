"""What agencies need to serve the public: appointments, procedures, identity, signatures, surveys."""

from registry.catalogue.vocabulary import Category
from seed.facts.templates.lines import (
    ACCESSIBILITY,
    API,
    AUDIT,
    EXPORT,
    NATIONAL_IDENTITY,
    PERSONAL_DATA,
    REPORTS,
    SEVERAL_AGENCIES,
    could,
    must,
    should,
)

APPOINTMENT_SCHEDULING = (
    must(
        "functional",
        "Reserva de hora por la web, por la propia persona",
        "Agendamento de horário pela web, pelo próprio cidadão",
        "Appointment booking on the web by citizens themselves",
    ),
    must(
        "functional",
        "Reserva por el funcionario, en el mostrador o por teléfono",
        "Agendamento pelo servidor, no balcão ou por telefone",
        "Booking by staff, at the counter or by telephone",
    ),
    must("functional", "Cupos por horario", "Vagas por horário", "Quotas for each time slot"),
    must(
        "functional",
        "Cancelar o mover la reserva",
        "Cancelar ou mudar o agendamento",
        "Cancelling or moving a booking",
    ),
    should(
        "functional",
        "Recordatorios a quien reservó",
        "Lembretes a quem agendou",
        "Reminders to whoever booked",
    ),
    could(
        "functional",
        "Llamador de turnos en la sala de espera",
        "Painel de chamada de senhas na sala de espera",
        "Ticket caller in the waiting room",
    ),
    should(
        "functional", "Varias oficinas", "Várias unidades de atendimento", "Several offices"
    ),
    SEVERAL_AGENCIES,
    NATIONAL_IDENTITY,
    ACCESSIBILITY,
    could(
        "technical",
        "Enlace con la trazabilidad de trámites",
        "Ligação com a rastreabilidade dos serviços",
        "Link to the traceability of procedures",
    ),
    REPORTS,
    API,
    EXPORT,
)

WORKFLOW_MANAGEMENT = (
    must(
        "functional",
        "Diseñar formularios y pasos sin programar",
        "Criar formulários e etapas sem programar",
        "Designing forms and steps without programming",
    ),
    must(
        "functional",
        "Iniciar y seguir un trámite por la web",
        "Iniciar e acompanhar um serviço pela web",
        "Starting and following a procedure on the web",
    ),
    must(
        "functional",
        "Pasar el trámite de una persona o unidad a otra según reglas",
        "Passar o serviço de uma pessoa ou unidade a outra conforme regras",
        "Passing a procedure from one person or unit to another by rules",
    ),
    should(
        "functional",
        "Avisos a quien inició el trámite y a quien debe actuar",
        "Avisos a quem iniciou o serviço e a quem deve agir",
        "Notices to whoever started the procedure and whoever has to act",
    ),
    should("functional", "Adjuntar documentos", "Anexar documentos", "Attaching documents"),
    should(
        "functional",
        "Plazos, con alerta de los vencidos",
        "Prazos, com alerta dos vencidos",
        "Deadlines, with an alert for those overdue",
    ),
    could("functional", "Pago en línea", "Pagamento on-line", "Online payment"),
    PERSONAL_DATA,
    NATIONAL_IDENTITY,
    ACCESSIBILITY,
    AUDIT,
    API,
    EXPORT,
)

IDENTITY_MANAGEMENT = (
    must(
        "security",
        "Ingreso único para varios sistemas, por un protocolo abierto (OpenID Connect o SAML)",
        "Entrada única para vários sistemas, por um protocolo aberto (OpenID Connect ou SAML)",
        "Single sign-on for several systems by an open protocol (OpenID Connect or SAML)",
    ),
    must(
        "security",
        "Segundo factor de autenticación",
        "Segundo fator de autenticação",
        "A second factor of authentication",
    ),
    must(
        "functional",
        "Altas, bajas y cambios de personas y de sus roles",
        "Inclusão, exclusão e mudança de pessoas e dos seus papéis",
        "Adding, removing and changing people and their roles",
    ),
    should(
        "functional",
        "Recuperar la cuenta sin intervención de un operador",
        "Recuperar a conta sem intervenção de um operador",
        "Recovering an account without an operator",
    ),
    should(
        "technical",
        "Tomar personas de un directorio (LDAP)",
        "Ler pessoas de um diretório (LDAP)",
        "Taking people from a directory (LDAP)",
    ),
    NATIONAL_IDENTITY,
    PERSONAL_DATA,
    AUDIT,
    must(
        "operational",
        "Seguir funcionando cuando cae un servidor",
        "Continuar funcionando quando um servidor cai",
        "Keeping on when a server fails",
    ),
    ACCESSIBILITY,
)

E_SIGNATURE = (
    must(
        "functional",
        "Firmar documentos PDF",
        "Assinar documentos PDF",
        "Signing PDF documents",
    ),
    must(
        "functional",
        "Validar un documento firmado, sin tener cuenta",
        "Validar um documento assinado, sem ter conta",
        "Validating a signed document without an account",
    ),
    must(
        "legal",
        "Firma electrónica avanzada, según la ley",
        "Assinatura eletrônica avançada, conforme a lei",
        "Advanced electronic signature, as the law has it",
    ),
    should(
        "functional", "Firmar documentos XML", "Assinar documentos XML", "Signing XML documents"
    ),
    should(
        "functional",
        "Firmas de varias personas, en orden o sin él",
        "Assinaturas de várias pessoas, em ordem ou não",
        "Signatures of several people, in order or not",
    ),
    should(
        "security",
        "Certificados en dispositivo (PKCS#11) o en la nube",
        "Certificados em dispositivo (PKCS#11) ou na nuvem",
        "Certificates on a device (PKCS#11) or in the cloud",
    ),
    should(
        "technical",
        "Funcionar en los navegadores actuales, sin complementos",
        "Funcionar nos navegadores atuais, sem complementos",
        "Working in today's browsers, without plug-ins",
    ),
    could("functional", "Sello de tiempo", "Carimbo do tempo", "Time stamps"),
    API,
    AUDIT,
)

SURVEY = (
    must(
        "functional",
        "Armar encuestas con preguntas de varios tipos",
        "Montar pesquisas com perguntas de vários tipos",
        "Building surveys with questions of several kinds",
    ),
    must(
        "functional",
        "Responder por la web y desde el celular",
        "Responder pela web e pelo celular",
        "Answering on the web and on a telephone",
    ),
    must(
        "legal",
        "Respuestas anónimas cuando así se anuncie",
        "Respostas anônimas quando assim se anuncie",
        "Anonymous answers where that is announced",
    ),
    should(
        "functional",
        "Preguntas que dependen de respuestas anteriores",
        "Perguntas que dependem de respostas anteriores",
        "Questions that depend on earlier answers",
    ),
    should(
        "functional",
        "Ver los resultados en gráficos y tablas",
        "Ver os resultados em gráficos e tabelas",
        "Seeing results in charts and tables",
    ),
    could(
        "functional",
        "Encuestas en varios idiomas",
        "Pesquisas em vários idiomas",
        "Surveys in several languages",
    ),
    ACCESSIBILITY,
    PERSONAL_DATA,
    EXPORT,
)

TEMPLATES = {
    Category.APPOINTMENT_SCHEDULING: APPOINTMENT_SCHEDULING,
    Category.WORKFLOW_MANAGEMENT: WORKFLOW_MANAGEMENT,
    Category.IDENTITY_MANAGEMENT: IDENTITY_MANAGEMENT,
    Category.E_SIGNATURE: E_SIGNATURE,
    Category.SURVEY: SURVEY,
}
