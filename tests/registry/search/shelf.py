"""A small catalogue to search in: thirty entries as public bodies write them, most in Spanish."""

from dataclasses import replace

from registry.search.index.entries import IndexedEntry, LocalisedTexts


def software(
    slug: str, name: str, short: str, long: str = "", **others: object
) -> IndexedEntry:
    """Return an entry with texts in Spanish, whose id is its slug."""
    features = tuple(others.pop("features", ()))
    texts = LocalisedTexts(short_description=short, long_description=long, features=features)
    facts = {
        "texts": {"es": texts},
        "publisher": "agesic",
        "publisher_name": "AGESIC",
        **others,
    }
    return IndexedEntry(id=slug, slug=slug, name=name, **facts)


APPOINTMENTS = {
    "categories": ("appointment-scheduling",),
    "category_words": ("agenda de turnos", "agendamento", "appointment scheduling"),
    "licence": "GPL-3.0-or-later",
}

SAE_V4 = software(
    "sistema-agenda-electronica-v4",
    "Sistema de Agenda Electrónica (SAE) v4",
    "Agenda electrónica para que las personas reserven día y hora de atención en los organismos.",
    "Versión multiorganismo del Sistema de Agenda Electrónica. Un mismo servidor atiende a varios"
    " organismos, cada uno con sus agendas, recursos y cupos. Las personas eligen fecha y hora por"
    " internet, cancelan o cambian su reserva y reciben un aviso por correo electrónico.",
    features=(
        "Reserva pública de hora por internet",
        "Reserva por funcionarios en el mostrador",
        "Cupos por hora y por trámite",
        "Cancelación y cambio de reserva",
        "Llamador para la sala de espera",
        "Ingreso con la identidad digital nacional",
    ),
    agency="AGESIC",
    status="stable",
    has_been_reused=True,
    **APPOINTMENTS,
)

SAE_V2 = software(
    "sistema-agenda-electronica-v2",
    "Sistema de Agenda Electrónica (SAE) v2",
    "Agenda electrónica para reservar hora de atención en las oficinas de un organismo.",
    "Segunda versión del Sistema de Agenda Electrónica: reserva de hora, cancelación, atención"
    " presencial y avisos. Discontinuada: use la versión 4.",
    features=(
        "Reserva de hora por internet",
        "Reserva de hora presencial",
        "Cancelar la hora reservada",
    ),
    agency="AGESIC",
    status="obsolete",
    has_been_reused=True,
    is_discontinued=True,
    successor_id=SAE_V4.id,
    **APPOINTMENTS,
)

SAE_V1 = software(
    "sistema-agenda-electronica",
    "Sistema de Agenda Electrónica (SAE)",
    "Sistema de agenda para reservar hora de atención al público.",
    "Primera versión, desarrollada por la Intendencia de Montevideo para organizar la atención al"
    " público: el sistema de agenda permite reservar hora de atención. Discontinuada.",
    aliases=("SAE v1",),
    publisher="im",
    publisher_name="Intendencia de Montevideo",
    agency="IM",
    status="obsolete",
    has_been_reused=True,
    is_discontinued=True,
    successor_id=SAE_V2.id,
    **APPOINTMENTS,
)

OTHERS = (
    software(
        "siges",
        "SIGES",
        "Gestión de portafolios, programas y proyectos de los organismos.",
        "Planificación, cronogramas, riesgos, presupuesto y tablero de avance de los proyectos.",
        categories=("project-management",),
    ),
    software(
        "simple",
        "SIMPLE",
        "Diseñador y ejecutor de trámites en línea sin programar.",
        "Permite modelar un trámite como un flujo de tareas con formularios y publicarlo en internet.",
        categories=("workflow-management",),
        licence="BSD-3-Clause",
        has_been_reused=True,
    ),
    software(
        "conector-pge",
        "Conector PDI",
        "Facilita el consumo de los servicios de la plataforma de interoperabilidad.",
        categories=("it-development",),
    ),
    software(
        "publish-and-suscribe",
        "Publicación y suscripción de novedades",
        "Mensajería de eventos entre organismos por la plataforma de interoperabilidad.",
        categories=("it-development",),
    ),
    software(
        "geo-mvd",
        "GeoMVD",
        "Marco declarativo para editar entidades geográficas sobre un mapa.",
        publisher="im",
        publisher_name="Intendencia de Montevideo",
        categories=("geographic-information-systems",),
        status="obsolete",
        is_discontinued=True,
    ),
    software(
        "geo-postal",
        "GeoPostal",
        "Visualizador de mapas de las oficinas y los códigos postales.",
        publisher="anc",
        publisher_name="Correo Uruguayo",
        categories=("geographic-information-systems",),
    ),
    software(
        "componente-firma-electronica",
        "Componente de firma electrónica",
        "Firma electrónica avanzada de documentos PDF y XML con certificado digital.",
        categories=("digital-signature",),
    ),
    software(
        "gestor-certificados",
        "Gestor de certificados",
        "Emite, lista y valida certificados firmados electrónicamente.",
        categories=("digital-signature",),
    ),
    software(
        "solicitud-mercaderia-y-stock",
        "Sistema de Inventario de Activos",
        "Inventario de bienes, solicitudes de mercadería y control de existencias.",
        publisher="opp",
        publisher_name="OPP",
        categories=("inventory-management",),
    ),
    software(
        "control-versiones",
        "Control de versiones de aplicaciones",
        "Catálogo de aplicaciones móviles, sus tipos y versiones, con permisos.",
    ),
    software(
        "inscripciones-sorteos",
        "Inscripciones y sorteos",
        "Llamados públicos: inscripción de aspirantes y sorteo de los cupos.",
        publisher="im",
        publisher_name="Intendencia de Montevideo",
        licence="GPL-3.0-only",
    ),
    software(
        "nomenclator",
        "Nomenclátor",
        "Carteles con el nombre de las calles, código QR y un minisitio de cada una.",
        licence="AGPL-3.0-only",
        status="obsolete",
        is_discontinued=True,
    ),
    software(
        "voto-electronico",
        "Voto electrónico",
        "Votación de los vecinos en el presupuesto participativo.",
        licence="AGPL-3.0-only",
    ),
    software(
        "e-status",
        "e-Status",
        "Tablero de indicadores de gestión educativa.",
        categories=("business-intelligence",),
        licence="GPL-3.0-only",
    ),
    software(
        "servicio-de-direcciones",
        "Servicio de direcciones",
        "Busca y normaliza direcciones y sus coordenadas.",
        categories=("geographic-information-systems",),
    ),
    software(
        "plugin-ckan",
        "Complemento para CKAN",
        "Catálogo de datos abiertos del Estado, accesible según el Decreto 406/022.",
        categories=("data-collection",),
    ),
    software(
        "odoo-coreuy",
        "GRP Estado",
        "Gestión de compras, facturas, tesorería y contabilidad de los organismos.",
        categories=("accounting", "procurement"),
        licence="AGPL-3.0-or-later",
        has_been_reused=True,
    ),
    software(
        "openfisca-uy",
        "OpenFisca Uruguay",
        "La legislación como código: jubilaciones, licencias especiales y vales de alimentación.",
        licence="AGPL-3.0-or-later",
    ),
    software(
        "herramientas-coronavirus",
        "Herramientas Coronavirus UY",
        "Lector de códigos QR y avisos de exposición al COVID-19.",
    ),
    software(
        "formulario-tipo", "Formulario tipo", "Componentes para armar formularios accesibles."
    ),
    software(
        "mesa-de-entrada",
        "Mesa de entrada única",
        "Seguimiento de expedientes electrónicos entre oficinas.",
        categories=("document-management",),
    ),
    software(
        "biblioteca",
        "Biblioteca pública",
        "Préstamo de libros, socios y catálogo de la biblioteca.",
    ),
    software("becas", "Becas", "Postulación a becas de estudio y pago a los estudiantes."),
    software(
        "reclamos", "Reclamos", "Los vecinos informan de baches y luminarias rotas en la calle."
    ),
    IndexedEntry(
        id="fila-digital",
        slug="fila-digital",
        name="Fila Digital",
        texts={
            "pt": LocalisedTexts(
                short_description="Controle de filas e senhas nos postos de saúde."
            )
        },
        publisher="gov-br",
        publisher_name="Governo do Brasil",
        categories=("health",),
        licence="MIT",
    ),
    IndexedEntry(
        id="open-permits",
        slug="open-permits",
        name="Open Permits",
        texts={
            "en": LocalisedTexts(
                short_description="Building permits: applications, inspections and payments online."
            )
        },
        publisher="city",
        publisher_name="City of Somewhere",
        licence="MIT",
    ),
)

EVERYTHING = (SAE_V1, SAE_V2, SAE_V4, *OTHERS)

GOVERNMENT_ONLY = software(
    "padron-interno",
    "Padrón interno de proveedores",
    "Padrón de proveedores del Estado, de uso interno.",
    visibility="government",
    agency="AGESIC",
    publisher="reservado-g",
    categories=("suppliers",),
)
RESTRICTED = software(
    "inteligencia-fiscal",
    "Inteligencia fiscal",
    "Cruce de padrones de contribuyentes para detectar evasión.",
    visibility="restricted",
    restricted_to=("BPS",),
    agency="DGI",
    publisher="reservado-r",
    categories=("taxes",),
)
DEMONSTRATION = replace(
    software("padron-demo", "Padrón de demostración", "Padrón de ejemplo.", publisher="demo"),
    is_demonstration=True,
)
