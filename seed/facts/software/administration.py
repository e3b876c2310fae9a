"""Stock, versions, draws, votes and indicators: the inner life of agencies, and participation."""

from registry.catalogue.vocabulary import (
    Category,
    MaintenanceStatus,
    MaintenanceType,
    SoftwareType,
)
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import Said, SoftwareFact

STOCK = SoftwareFact(
    slug="solicitud-mercaderia-y-stock",
    name="Solicitud de mercadería y stock",
    aliases=("Sistema de Inventario de Activos",),
    publisher=AGESIC,
    repository_url=at_agesic("solicitud-mercaderia-y-stock"),
    short=Said(
        "Pedidos de mercadería y existencias, de OPP. Su README describe un «Sistema de Inventario de Activos».",
        "Pedidos de materiais e estoque, da OPP. O README descreve um “Sistema de Inventário de Ativos”.",
        "Requests for goods, and stock, by OPP. Its README describes a “System of Asset Inventory”.",
    ),
    categories=(Category.INVENTORY_MANAGEMENT,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    holder="OPP",
    base_software=base("PHP", "MySQL 5.5"),
    source="github.com/AGESIC-UY/solicitud-mercaderia-y-stock: historia del 24/02/2015 al 14/08/2020; el nombre"
    " del repositorio y el de su README no coinciden. La licencia no consta en la raíz.",
)

VERSIONS = SoftwareFact(
    slug="control-versiones",
    name="Control de versiones",
    publisher=AGESIC,
    repository_url=at_agesic("control-versiones"),
    short=Said(
        "Catálogo de aplicaciones, de sus tipos y versiones, con permisos; trae una aplicación móvil de muestra.",
        "Catálogo de aplicações, dos seus tipos e versões, com permissões; traz um aplicativo móvel de demonstração.",
        "Catalogue of applications, their types and versions, with permissions; it brings a sample mobile app.",
    ),
    categories=(Category.IT_ASSET_MANAGEMENT,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    base_software=base("Node.js", "React", "MongoDB", "Redis"),
    source="github.com/AGESIC-UY/control-versiones, de noviembre de 2020: no consta quién lo hizo. Licencia no"
    " verificada.",
)

DRAWS = SoftwareFact(
    slug="inscripciones-sorteos",
    name="Inscripciones y sorteos",
    publisher=AGESIC,
    repository_url=at_agesic("inscripciones-sorteos"),
    short=Said(
        "Llamados, inscripciones y sorteos, de la Intendencia de Montevideo; necesita una base de datos privativa.",
        "Chamadas, inscrições e sorteios, da Intendência de Montevidéu; precisa de um banco de dados proprietário.",
        "Calls, registration and draws, by Montevideo's city government; it needs a proprietary database.",
    ),
    categories=(Category.EVENT_MANAGEMENT,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence="GPL-3.0-only",
    licence_as_found="GPL-3.0 (gpl-3.0.txt)",
    holder="IM",
    base_software=base("Java", "WildFly 10.1", "Oracle Database"),
    source="github.com/AGESIC-UY/inscripciones-sorteos, del 09/08/2021: el README está vacío; lo dicen el código"
    " (paquete uy.gub.imm) y gpl-3.0.txt. No se sabe si la licencia admite versiones posteriores.",
)

VOTING = SoftwareFact(
    slug="voto-electronico",
    name="Voto electrónico",
    publisher=AGESIC,
    repository_url=at_agesic("voto-electronico"),
    short=Said(
        "Votación del presupuesto participativo, de Maldonado. Sin mantenimiento.",
        "Votação do orçamento participativo, de Maldonado. Sem manutenção.",
        "Voting for the participatory budget, by Maldonado. Unmaintained.",
    ),
    categories=(Category.DIGITAL_CITIZENSHIP,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence_as_found="AGPL",
    maintenance_type=MaintenanceType.NONE,
    maintenance_status=MaintenanceStatus.ATTIC,  # «sin mantenimiento», which is not yet discontinued
    holder="INTENDENCIA-MALDONADO",
    base_software=base("PHP", "MySQL"),
    source="github.com/AGESIC-UY/voto-electronico: manual del 01/04/2016; «sin mantenimiento». La versión de la"
    " AGPL no consta.",
)

INDICATORS = SoftwareFact(
    slug="e-status",
    name="e-status",
    publisher=AGESIC,
    repository_url=at_agesic("e-status"),
    short=Said(
        "Tablero de indicadores, del Consejo de Educación Inicial y Primaria (CEIP, hoy DGEIP).",
        "Painel de indicadores, do Conselho de Educação Inicial e Primária (CEIP, hoje DGEIP).",
        "Dashboard of indicators, by the council of initial and primary education (CEIP, today DGEIP).",
    ),
    categories=(Category.DATA_VISUALIZATION, Category.BUSINESS_INTELLIGENCE),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence="GPL-3.0-only",
    licence_as_found="GPL-3.0",
    holder="DGEIP",
    base_software=base("Java 7", "Tomcat 7", "PostgreSQL 9.3", "CAS 4"),
    source="github.com/AGESIC-UY/e-status (paquete uy.edu.ceip). No se sabe si la licencia admite versiones"
    " posteriores.",
)

COVID = SoftwareFact(
    slug="herramientas-coronavirusuy",
    name="Herramientas CoronavirusUY",
    publisher=AGESIC,
    repository_url=at_agesic("herramientas-coronavirusuy"),
    short=Said(
        "Lector de códigos QR y herramientas para la pandemia de COVID-19.",
        "Leitor de códigos QR e ferramentas para a pandemia de COVID-19.",
        "QR code reader and tools for the COVID-19 pandemic.",
    ),
    categories=(Category.OTHER,),
    holder="AGESIC",
    source="github.com/AGESIC-UY/herramientas-coronavirusuy. Licencia y tecnología no verificadas.",
)

SOFTWARE = (STOCK, VERSIONS, DRAWS, VOTING, INDICATORS, COVID)
