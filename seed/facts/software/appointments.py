"""The Electronic Agenda System (SAE): three versions of one line. There is no version 3."""

from datetime import date
from decimal import Decimal

from registry.catalogue.vocabulary import (
    Category,
    DevelopmentStatus,
    LineageRelation,
    MaintenanceStatus,
    Precision,
    SoftwareType,
)
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import (
    BaselineFact,
    OriginFact,
    ReleaseFact,
    Said,
    SoftwareFact,
)

_CATEGORIES = (Category.APPOINTMENT_SCHEDULING, Category.ONLINE_BOOKING)

V1 = SoftwareFact(
    slug="sistema-agenda-electronica",
    name="Sistema de Agenda Electrónica (SAE) v1",
    aliases=("SAE v1", "Agenda Electrónica"),
    publisher=AGESIC,
    repository_url=at_agesic("sistema-agenda-electronica"),
    short=Said(
        "Primera versión del SAE, que la Intendencia de Montevideo hizo en 2008 para ordenar la atención al público.",
        "Primeira versão do SAE, feita em 2008 pela Intendência de Montevidéu para organizar o atendimento ao"
        " público.",
        "First version of SAE, made by Montevideo's city government in 2008 to organise attention to the public.",
    ),
    long=Said(
        "La Intendencia de Montevideo desarrolló el SAE en 2008 para ordenar la atención al público y lo liberó"
        " como software público a comienzos de 2010. El Banco de Previsión Social (BPS) lo adaptó a su"
        " infraestructura y a sus normas de seguridad, le agregó funciones, y los dos organismos lo mantuvieron"
        " juntos. Cuando se escribió su documentación, la Intendencia daba más de 900 reservas por día y el BPS"
        " más de 1.000, en más de 20 agendas. Esta versión está discontinuada: corresponde usar la versión 4.",
        "A Intendência de Montevidéu desenvolveu o SAE em 2008 para organizar o atendimento ao público e o liberou"
        " como software público no começo de 2010. O Banco de Previsão Social (BPS) o adaptou à sua infraestrutura"
        " e às suas normas de segurança, acrescentou funções, e os dois órgãos o mantiveram juntos. Quando a"
        " documentação foi escrita, a Intendência fazia mais de 900 reservas por dia e o BPS mais de 1.000, em"
        " mais de 20 agendas. Esta versão está descontinuada: deve-se usar a versão 4.",
        "Montevideo's city government developed SAE in 2008 to organise attention to the public, and freed it as"
        " public software early in 2010. The social security institute (BPS) adapted it to its infrastructure and"
        " its security rules, added functions, and both agencies then maintained it together. When its"
        " documentation was written the city made more than 900 bookings a day and BPS more than 1,000, in more"
        " than 20 agendas. This version is discontinued: version 4 takes its place.",
    ),
    features=(
        Said("Varias agendas", "Várias agendas", "Several agendas"),
        Said(
            "Perfil de cada organismo, elegido al compilar (desde 2013)",
            "Perfil de cada órgão, escolhido ao compilar (desde 2013)",
            "A profile for each agency, chosen when it is built (since 2013)",
        ),
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence="GPL-3.0-or-later",
    licence_as_found="GPL v3 o posterior (en los encabezados de 231 archivos)",
    development_status=DevelopmentStatus.OBSOLETE,
    maintenance_status=MaintenanceStatus.DISCONTINUED,
    discontinued_on=date(2020, 12, 17),
    started_on="2008",
    holder="IM",
    steward="AGESIC",
    base_software=base("Java 7", "JBoss 7.1.1", "PostgreSQL 9.4"),
    successor="sistema-agenda-electronica-v4",
    baseline=BaselineFact(
        months=Decimal(10),
        margin_months=Decimal("0.5"),
        precision=Precision.APPROXIMATE,
        source="Unos 10 meses: artículo de la AISS sobre coordinación multinivel en las Américas (2023), que cita"
        " al BPS (2017). El margen de medio mes es nuestro.",
    ),
    source="README y registro de cambios de github.com/AGESIC-UY/sistema-agenda-electronica: desarrollo en 2008,"
    " encabezados de la Intendencia de 2009, liberación a comienzos de 2010, paso de SVN a git el 17/07/2013"
    " (revisión 270 de la rama 2.2.0); el README la da por discontinuada desde el 17/12/2020.",
)

V2 = SoftwareFact(
    slug="sistema-agenda-electronica-v2",
    name="Sistema de Agenda Electrónica (SAE) v2",
    aliases=("SAE v2",),
    publisher=AGESIC,
    repository_url=at_agesic("sistema-agenda-electronica-v2"),
    short=Said(
        "Segunda versión del SAE, de AGESIC, para Trámites en línea. Discontinuada: usar la versión 4.",
        "Segunda versão do SAE, da AGESIC, para serviços on-line. Descontinuada: usar a versão 4.",
        "Second version of SAE, by AGESIC, for online procedures. Discontinued: use version 4.",
    ),
    long=Said(
        "AGESIC tomó el SAE en 2016 con un proveedor, para Trámites en línea. Entre mayo y noviembre de ese año"
        " las versiones 1.1 a 1.5 agregaron el ingreso con identificación, una interfaz REST, LDAP, correcciones"
        " de accesibilidad informadas por UNIT y varios trámites por agenda. La 2.0.0, de enero de 2017, trajo la"
        " atención presencial. El README la da por discontinuada desde el 22 de abril de 2026 y manda a la versión"
        " 4.",
        "A AGESIC assumiu o SAE em 2016 com um fornecedor, para os serviços on-line. Entre maio e novembro daquele"
        " ano as versões 1.1 a 1.5 acrescentaram a entrada com identificação, uma interface REST, LDAP, correções"
        " de acessibilidade apontadas pela UNIT e vários serviços por agenda. A 2.0.0, de janeiro de 2017, trouxe"
        " o atendimento presencial. O README a dá por descontinuada desde 22 de abril de 2026 e indica a versão 4.",
        "AGESIC took SAE up in 2016 with a supplier, for online procedures. Between May and November of that year"
        " versions 1.1 to 1.5 added login by identity, a REST interface, LDAP, accessibility corrections reported"
        " by UNIT and several procedures in one agenda. Version 2.0.0, of January 2017, brought attention on site."
        " Its README calls it discontinued since 22 April 2026 and names version 4.",
    ),
    features=(
        Said("Ingreso con identificación", "Entrada com identificação", "Login by identity"),
        Said("Interfaz REST", "Interface REST", "REST interface"),
        Said("LDAP", "LDAP", "LDAP"),
        Said(
            "Varios trámites por agenda",
            "Vários serviços por agenda",
            "Several procedures in one agenda",
        ),
        Said("Atención presencial", "Atendimento presencial", "Attention on site"),
        Said("Avisos a MiPerfil", "Avisos ao MiPerfil", "Notices to MiPerfil"),
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence_as_found="GPL (en los encabezados de los archivos)",
    development_status=DevelopmentStatus.OBSOLETE,
    maintenance_status=MaintenanceStatus.DISCONTINUED,
    discontinued_on=date(2026, 4, 22),
    started_on="2016-04-01",
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("Java 7", "JBoss 7.1.1", "PostgreSQL 9.4"),
    releases=(
        ReleaseFact(version="2.3.22", released_on="2022-07-27"),
        ReleaseFact(
            version="2.3",
            released_on="2019-10",
            notes=Said("Avisos a MiPerfil", "Avisos ao MiPerfil", "Notices to MiPerfil"),
        ),
        ReleaseFact(
            version="2.0.0",
            released_on="2017-01-09",
            notes=Said(
                "Versionado semántico; atención presencial",
                "Versionamento semântico; atendimento presencial",
                "Semantic versioning; attention on site",
            ),
        ),
        ReleaseFact(version="1.5", released_on="2016-11-21"),
        ReleaseFact(version="1.1", released_on="2016-05-24"),
    ),
    origins=(
        OriginFact(
            software="sistema-agenda-electronica",
            relation=LineageRelation.ADAPTATION_OF,
            since_on="2016-04-01",  # which version of the first was taken is not published
        ),
    ),
    successor="sistema-agenda-electronica-v4",
    source="Registro de cambios (docs/changelog.txt) e historia de"
    " github.com/AGESIC-UY/sistema-agenda-electronica-v2: rama de Trámites en línea del 01/04/2016, modificada por"
    " un proveedor; última versión, 2.3.22, del 27/07/2022.",
)

_PUBLIC_BOOKING = Said(
    "Reserva de hora por la web, por la propia persona",
    "Agendamento de horário pela web, pelo próprio cidadão",
    "Appointment booking on the web by citizens themselves",
)

V4 = SoftwareFact(
    slug="sistema-agenda-electronica-v4",
    name="Sistema de Agenda Electrónica (SAE) v4",
    aliases=("SAE", "SAE v4", "Agenda Electrónica"),
    publisher=AGESIC,
    started_on="2020-11-10",
    repository_url=at_agesic("sistema-agenda-electronica-v4"),
    short=Said(
        "Sistema de agenda para reservar hora de atención en oficinas públicas; una instalación sirve a varios"
        " organismos.",
        "Sistema de agendamento de atendimento ao cidadão em órgãos públicos; uma só instalação serve a vários"
        " órgãos.",
        "Citizen appointment booking for public offices; one installation serves several agencies.",
    ),
    long=Said(
        "El SAE permite que cada persona reserve por la web una hora de atención en una oficina pública, y que los"
        " funcionarios la reserven por ella en el mostrador. Cada organismo define sus oficinas y agendas y los"
        " cupos de cada horario; quien reservó puede cancelar o mover su cita y recibe recordatorios, y en la sala"
        " un llamador anuncia los turnos. La versión 4, del 10 de noviembre de 2020, sirve a varios organismos"
        " desde una misma instalación: trae el ingreso con ID Uruguay (OpenID), la administración SAE-ADMIN y un"
        " conector con la Plataforma de Gobierno Electrónico. Nació en la Intendencia de Montevideo en 2008; el"
        " BPS la adaptó y la mantuvo junto con ella, y AGESIC la tomó en 2016.",
        "O SAE permite que cada cidadão agende pela web um horário de atendimento num órgão público, e que os"
        " servidores façam o agendamento por ele no balcão. Cada órgão define as suas unidades e agendas e as"
        " vagas de cada horário; quem agendou pode cancelar ou mudar o horário e recebe lembretes, e na sala de"
        " espera um painel chama as senhas. A versão 4, de 10 de novembro de 2020, serve a vários órgãos a partir"
        " de uma mesma instalação: traz a entrada com a identidade nacional ID Uruguay (OpenID), a administração"
        " SAE-ADMIN e um conector com a Plataforma de Governo Eletrônico. Nasceu na Intendência de Montevidéu em"
        " 2008; o BPS o adaptou e o manteve junto com ela, e a AGESIC o assumiu em 2016.",
        "SAE lets citizens book an appointment at a public office on the web, and lets staff book it for them at"
        " the counter. Each agency sets up its offices and agendas and the quota of each time slot; whoever booked"
        " can cancel or move the appointment and gets reminders, and a ticket caller announces turns in the"
        " waiting room. Version 4, of 10 November 2020, serves several agencies from one installation: it brings"
        " login with the national identity ID Uruguay (OpenID), the administration tool SAE-ADMIN and a connector"
        " to the e-government platform. It was born in Montevideo's city government in 2008; BPS adapted it and"
        " maintained it with the city, and AGESIC took it up in 2016.",
    ),
    features=(
        _PUBLIC_BOOKING,
        Said(
            "Reserva por el funcionario, en el mostrador",
            "Agendamento pelo servidor, no balcão",
            "Booking by staff, at the counter",
        ),
        Said(
            "Cupos por horario",
            "Vagas por horário",
            "Quotas for each time slot",
        ),
        Said(
            "Cancelar o mover la reserva",
            "Cancelar ou mudar o agendamento",
            "Cancelling or moving a booking",
        ),
        Said("Recordatorios", "Lembretes", "Reminders"),
        Said(
            "Llamador de turnos",
            "Painel de chamada de senhas",
            "Ticket caller",
        ),
        Said(
            "Varias oficinas",
            "Várias unidades de atendimento",
            "Several offices",
        ),
        Said(
            "Varios organismos en una misma instalación",
            "Vários órgãos na mesma instalação",
            "Several agencies on one installation",
        ),
        Said(
            "Ingreso con la identidad nacional (ID Uruguay, OpenID)",
            "Entrada com a identidade nacional (ID Uruguay, OpenID)",
            "Login with the national identity (ID Uruguay, OpenID)",
        ),
        Said("Accesibilidad", "Acessibilidade", "Accessibility"),
        Said(
            "Enlace con la trazabilidad de trámites",
            "Ligação com a rastreabilidade dos serviços",
            "Link to the traceability of procedures",
        ),
        Said("Reportes", "Relatórios", "Reports"),
        Said("Interfaz REST", "Interface REST", "REST API"),
        Said("Exportación de datos", "Exportação de dados", "Data export"),
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence_as_found="GPL (en los encabezados de algunos archivos)",
    development_status=DevelopmentStatus.STABLE,
    maintenance_status=MaintenanceStatus.ACTIVE,
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("Java", "WildFly 24.0.1", "PostgreSQL 13", "Maven"),
    releases=(
        ReleaseFact(version="4.7.0", released_on="2026-01-29"),
        ReleaseFact(
            version="4.6.1",
            released_on="2022-09-16",
            notes=Said("PostgreSQL 13", "PostgreSQL 13", "PostgreSQL 13"),
        ),
        ReleaseFact(
            version="4.6.0",
            released_on="2022-05-25",
            notes=Said("WildFly 24.0.1", "WildFly 24.0.1", "WildFly 24.0.1"),
        ),
        ReleaseFact(
            version="4.1.0",
            released_on="2020-04",
            notes=Said(
                "El registro de cambios le pone una fecha anterior a la de 4.0.0: es, a la vista, un desliz.",
                "O registro de mudanças lhe dá uma data anterior à da 4.0.0: é, evidentemente, um deslize.",
                "The changelog dates it before 4.0.0: evidently a slip.",
            ),
        ),
        ReleaseFact(
            version="4.0.1",
            released_on="2020-01",
            notes=Said(
                "El registro de cambios le pone una fecha anterior a la de 4.0.0: es, a la vista, un desliz.",
                "O registro de mudanças lhe dá uma data anterior à da 4.0.0: é, evidentemente, um deslize.",
                "The changelog dates it before 4.0.0: evidently a slip.",
            ),
        ),
        ReleaseFact(
            version="4.0.0",
            released_on="2020-11-10",
            notes=Said(
                "Varios organismos, ID Uruguay (OpenID), SAE-ADMIN, conector con la PGE",
                "Vários órgãos, ID Uruguay (OpenID), SAE-ADMIN, conector com a PGE",
                "Several agencies, ID Uruguay (OpenID), SAE-ADMIN, connector to the PGE",
            ),
        ),
    ),
    origins=(OriginFact(software="sistema-agenda-electronica-v2", since_on="2020-11-10"),),
    source="Registro de cambios (docs/changelog.txt) e historia de"
    " github.com/AGESIC-UY/sistema-agenda-electronica-v4.",
)

SOFTWARE = (V1, V2, V4)
