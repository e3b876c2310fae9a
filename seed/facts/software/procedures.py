"""Online procedures, projects, resources and notices."""

from registry.catalogue.vocabulary import Category, LineageRelation, SoftwareType
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, MINSEGPRES, at_agesic
from seed.facts.shapes import OriginFact, ReleaseFact, Said, SoftwareFact

SIMPLE_OF_CHILE = SoftwareFact(
    slug="simple-chile",
    name="SIMPLE (Chile)",
    publisher=MINSEGPRES,
    short=Said(
        "Diseñador de trámites en línea y de sus flujos, hecho en Chile en 2013; origen del SIMPLE de AGESIC.",
        "Criador de serviços on-line e dos seus fluxos, feito no Chile em 2013; origem do SIMPLE da AGESIC.",
        "Designer of online procedures and their workflows, made in Chile in 2013; origin of AGESIC's SIMPLE.",
    ),
    categories=(Category.WORKFLOW_MANAGEMENT,),
    started_on="2013",
    holder="MINSEGPRES",
    source="README de github.com/AGESIC-UY/simple, que nombra su origen. De esta ficha no se conoce nada más.",
)

SIMPLE = SoftwareFact(
    slug="simple",
    name="SIMPLE",
    publisher=AGESIC,
    repository_url=at_agesic("simple"),
    short=Said(
        "Diseñador de trámites en línea y de sus flujos de trabajo; AGESIC lo adaptó en 2016 del SIMPLE de Chile.",
        "Criador de serviços on-line e dos seus fluxos de trabalho; a AGESIC o adaptou em 2016 do SIMPLE do Chile.",
        "Designer of online procedures and their workflows; AGESIC adapted it in 2016 from Chile's SIMPLE.",
    ),
    long=Said(
        "SIMPLE sirve para diseñar trámites en línea: sus formularios, sus pasos y el flujo de trabajo entre"
        " quienes intervienen. Lo hizo el gobierno de Chile (MINSEGPRES) en 2013 y AGESIC lo adaptó en 2016: es un"
        " caso de reutilización entre países. Un organismo de Uruguay lo usó además por un acuerdo específico con"
        " AGESIC.",
        "O SIMPLE serve para criar serviços on-line: os formulários, as etapas e o fluxo de trabalho entre quem"
        " participa. Foi feito pelo governo do Chile (MINSEGPRES) em 2013 e a AGESIC o adaptou em 2016: é um caso"
        " de reutilização entre países. Um órgão do Uruguai também o usou por um acordo específico com a AGESIC.",
        "SIMPLE designs online procedures: their forms, their steps and the workflow among those who take part."
        " Chile's government (MINSEGPRES) made it in 2013 and AGESIC adapted it in 2016: a reuse from one country"
        " to another. A Uruguayan agency also used it under a specific agreement with AGESIC.",
    ),
    categories=(Category.WORKFLOW_MANAGEMENT, Category.DATA_COLLECTION),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence="BSD-3-Clause",
    licence_as_found="BSD-3-Clause (README, license.txt)",
    started_on="2016",
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="2.1-r5", released_on="2020-07-29"),),
    base_software=base("PHP", "CodeIgniter 2.1", "MySQL"),
    origins=(
        OriginFact(
            software="simple-chile", relation=LineageRelation.ADAPTATION_OF, since_on="2016"
        ),
    ),
    source="README, license.txt e historia (06/04/2016 a 29/07/2020) de github.com/AGESIC-UY/simple.",
)

NOTIFICATIONS = SoftwareFact(
    slug="sistema-de-notificaciones",
    name="Sistema de notificaciones",
    publisher=AGESIC,
    short=Said(
        "Sistema de notificaciones que las dos cámaras del Parlamento usan por acuerdos específicos con AGESIC.",
        "Sistema de notificações que as duas câmaras do Parlamento usam por acordos específicos com a AGESIC.",
        "Notifications system that both chambers of Parliament use under specific agreements with AGESIC.",
    ),
    categories=(Category.COMMUNICATIONS,),
    source="Registro de convenios de AGESIC (acuerdos del 14/12/2016 y del 21/12/2018). No se conoce nada más.",
)

SIGES = SoftwareFact(
    slug="siges",
    name="SIGES",
    publisher=AGESIC,
    repository_url=at_agesic("siges"),
    short=Said(
        "Gestión de portafolios, programas y proyectos, para varios organismos en una misma instalación.",
        "Gestão de portfólios, programas e projetos, para vários órgãos na mesma instalação.",
        "Portfolio, programme and project management, for several agencies on one installation.",
    ),
    long=Said(
        "SIGES es el sistema de AGESIC para gestionar portafolios, programas y proyectos. Una misma instalación"
        " sirve a varios organismos, cada uno con lo suyo. Lo desarrolló un proveedor para AGESIC, y se conocen"
        " versiones hasta la 6.7-1, de julio de 2023. En el repositorio no se encontró una licencia.",
        "O SIGES é o sistema da AGESIC para gerir portfólios, programas e projetos. Uma mesma instalação serve a"
        " vários órgãos, cada um com o que é seu. Foi desenvolvido por um fornecedor para a AGESIC, e conhecem-se"
        " versões até a 6.7-1, de julho de 2023. No repositório não se encontrou uma licença.",
        "SIGES is AGESIC's system for managing portfolios, programmes and projects. One installation serves"
        " several agencies, each with its own. A supplier developed it for AGESIC, and versions are known up to"
        " 6.7-1, of July 2023. No licence was found in the repository.",
    ),
    categories=(Category.ENTERPRISE_PROJECT_MANAGEMENT, Category.PROJECT_MANAGEMENT),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="6.7-1", released_on="2023-07-20"),),
    base_software=base("Java", "MySQL", "PostgreSQL", "JBoss"),
    source="github.com/AGESIC-UY/siges: historia del 28/05/2015 al 20/07/2023; MySQL o PostgreSQL.",
)

GRP = SoftwareFact(
    slug="odoo-coreuy",
    name="GRP-Estado (odoo-coreuy)",
    aliases=("GRP", "GRP Uruguay"),
    publisher=AGESIC,
    repository_url=at_agesic("odoo-coreuy"),
    short=Said(
        "Módulos de Odoo para la gestión de recursos de un organismo: compras, facturas, tesorería y otros.",
        "Módulos do Odoo para a gestão de recursos de um órgão: compras, faturas, tesouraria e outros.",
        "Odoo modules for an agency's resource planning: purchases, invoices, treasury and more.",
    ),
    long=Said(
        "GRP-Estado reúne módulos de Odoo 8 para la gestión de los recursos de un organismo del Estado: compras,"
        " facturas, tesorería y otros. Los hizo un proveedor para GRP Uruguay. El 29 de enero de 2019 se agregaron"
        " módulos del Consejo de Educación Inicial y Primaria (CEIP), hoy DGEIP.",
        "O GRP-Estado reúne módulos do Odoo 8 para a gestão dos recursos de um órgão do Estado: compras, faturas,"
        " tesouraria e outros. Foram feitos por um fornecedor para o GRP Uruguay. Em 29 de janeiro de 2019"
        " acrescentaram-se módulos do Conselho de Educação Inicial e Primária (CEIP), hoje DGEIP.",
        "GRP-Estado brings together Odoo 8 modules for the resource planning of a state agency: purchases,"
        " invoices, treasury and more. A supplier made them for GRP Uruguay. On 29 January 2019 modules of the"
        " council of initial and primary education (CEIP), today DGEIP, were added.",
    ),
    categories=(Category.ERP, Category.PROCUREMENT, Category.ACCOUNTING),
    software_type=SoftwareType.ADDON,
    platforms=("web",),
    licence="AGPL-3.0-only",
    licence_as_found="AGPL-3.0 (en los encabezados de los archivos)",
    holder_name="GRP Uruguay",
    base_software=base("Odoo 8", "Python"),
    source="github.com/AGESIC-UY/odoo-coreuy: encabezados, e historia del 15/02/2019 al 03/07/2019. No se sabe si"
    " la licencia admite versiones posteriores.",
)

SOFTWARE = (SIMPLE_OF_CHILE, SIMPLE, NOTIFICATIONS, SIGES, GRP)
