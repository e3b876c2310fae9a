"""The agencies: Uruguay's public bodies, one of Chile's, and four that are invented.

Kinds are general knowledge, to be checked against the official gazette before a signed document
rests on them. Addresses of web pages were not checked, and are therefore left empty.
"""

from registry.agencies.vocabulary import AgencyKind
from seed.facts.shapes import AgencyFact

_K = AgencyKind


def _of(
    kind: AgencyKind, *named: tuple[str, str], parent: str | None = None
) -> tuple[AgencyFact, ...]:
    """Write down agencies of one kind whose code is the acronym they go by."""
    return tuple(
        AgencyFact(code=acronym.upper(), name=name, kind=kind, acronym=acronym, parent=parent)
        for acronym, name in named
    )


CENTRAL = (
    *_of(
        _K.CENTRAL,
        (
            "AGESIC",
            "Agencia de Gobierno Electrónico y Sociedad de la Información y del Conocimiento",
        ),
        ("OPP", "Oficina de Planeamiento y Presupuesto"),
        ("ONSC", "Oficina Nacional del Servicio Civil"),
        ("INE", "Instituto Nacional de Estadística"),
        ("SND", "Secretaría Nacional del Deporte"),
        ("SDHPR", "Secretaría de Derechos Humanos para el Pasado Reciente"),
        ("MEF", "Ministerio de Economía y Finanzas"),
        ("MRREE", "Ministerio de Relaciones Exteriores"),
        ("MI", "Ministerio del Interior"),
        ("MDN", "Ministerio de Defensa Nacional"),
        ("MEC", "Ministerio de Educación y Cultura"),
        ("MTOP", "Ministerio de Transporte y Obras Públicas"),
        ("MIEM", "Ministerio de Industria, Energía y Minería"),
        ("MTSS", "Ministerio de Trabajo y Seguridad Social"),
        ("MSP", "Ministerio de Salud Pública"),
        ("MGAP", "Ministerio de Ganadería, Agricultura y Pesca"),
        ("MINTUR", "Ministerio de Turismo"),
        ("MVOT", "Ministerio de Vivienda y Ordenamiento Territorial"),
        ("MIDES", "Ministerio de Desarrollo Social"),
        ("MA", "Ministerio de Ambiente"),
    ),
    AgencyFact(
        code="ARCE",
        name="Agencia Reguladora de Compras Estatales",
        kind=_K.CENTRAL,
        acronym="ARCE",
        former_codes=("ACCE",),
    ),
    *_of(
        _K.CENTRAL,
        ("DGI", "Dirección General Impositiva"),
        ("DNA", "Dirección Nacional de Aduanas"),
        parent="MEF",
    ),
    *_of(_K.CENTRAL, ("DNIC", "Dirección Nacional de Identificación Civil"), parent="MI"),
    *_of(_K.CENTRAL, ("DGREC", "Dirección General del Registro de Estado Civil"), parent="MEC"),
)

AUTONOMOUS = (
    *_of(
        _K.AUTONOMOUS,
        ("BPS", "Banco de Previsión Social"),
        ("BROU", "Banco de la República Oriental del Uruguay"),
        ("BHU", "Banco Hipotecario del Uruguay"),
        ("BCU", "Banco Central del Uruguay"),
        ("BSE", "Banco de Seguros del Estado"),
        ("UTE", "Administración Nacional de Usinas y Trasmisiones Eléctricas"),
        ("ANCAP", "Administración Nacional de Combustibles, Alcohol y Portland"),
        ("ANEP", "Administración Nacional de Educación Pública"),
        ("Udelar", "Universidad de la República"),
        ("UTEC", "Universidad Tecnológica"),
    ),
    AgencyFact(
        code="DGEIP",
        name="Dirección General de Educación Inicial y Primaria",
        kind=_K.AUTONOMOUS,
        acronym="DGEIP",
        parent="ANEP",
        former_codes=("CEIP",),
        note="Antes, Consejo de Educación Inicial y Primaria (CEIP).",
    ),
)

DECENTRALISED = _of(
    _K.DECENTRALISED,
    ("ANTEL", "Administración Nacional de Telecomunicaciones"),
    ("OSE", "Administración de las Obras Sanitarias del Estado"),
    ("ANC", "Administración Nacional de Correos (Correo Uruguayo)"),
    ("ANP", "Administración Nacional de Puertos"),
    ("AFE", "Administración de Ferrocarriles del Estado"),
    ("ASSE", "Administración de los Servicios de Salud del Estado"),
    ("INAU", "Instituto del Niño y Adolescente del Uruguay"),
    ("ANV", "Agencia Nacional de Vivienda"),
    ("INUMET", "Instituto Uruguayo de Meteorología"),
    ("URSEC", "Unidad Reguladora de Servicios de Comunicaciones"),
    ("URSEA", "Unidad Reguladora de Servicios de Energía y Agua"),
    ("FGN", "Fiscalía General de la Nación"),
    ("JUTEP", "Junta de Transparencia y Ética Pública"),
)


def _named(kind: AgencyKind, code: str, name: str) -> AgencyFact:
    """Write down an agency that goes by no acronym; its code is taken from its name."""
    return AgencyFact(code=code, name=name, kind=kind)


OTHER_POWERS = (
    _named(_K.LEGISLATIVE, "CAMARA-SENADORES", "Cámara de Senadores"),
    _named(_K.LEGISLATIVE, "CAMARA-REPRESENTANTES", "Cámara de Representantes"),
    _named(
        _K.LEGISLATIVE,
        "COMISION-ADMINISTRATIVA",
        "Comisión Administrativa del Poder Legislativo",
    ),
    _named(_K.JUDICIAL, "PODER-JUDICIAL", "Poder Judicial"),
    _named(_K.CONTROL, "TRIBUNAL-CUENTAS", "Tribunal de Cuentas de la República"),
    *_of(_K.CONTROL, ("TCA", "Tribunal de lo Contencioso Administrativo")),
    _named(_K.CONTROL, "CORTE-ELECTORAL", "Corte Electoral"),
)

DEPARTMENTAL = (
    *_of(_K.DEPARTMENTAL, ("IM", "Intendencia de Montevideo")),
    *(
        _named(_K.DEPARTMENTAL, f"INTENDENCIA-{code}", f"Intendencia de {name}")
        for code, name in (
            ("ARTIGAS", "Artigas"),
            ("CANELONES", "Canelones"),
            ("CERRO-LARGO", "Cerro Largo"),
            ("COLONIA", "Colonia"),
            ("DURAZNO", "Durazno"),
            ("FLORES", "Flores"),
            ("FLORIDA", "Florida"),
            ("LAVALLEJA", "Lavalleja"),
            ("MALDONADO", "Maldonado"),
            ("PAYSANDU", "Paysandú"),
            ("RIO-NEGRO", "Río Negro"),
            ("RIVERA", "Rivera"),
            ("ROCHA", "Rocha"),
            ("SALTO", "Salto"),
            ("SAN-JOSE", "San José"),
            ("SORIANO", "Soriano"),
            ("TACUAREMBO", "Tacuarembó"),
            ("TREINTA-Y-TRES", "Treinta y Tres"),
        )
    ),
    _named(_K.DEPARTMENTAL, "JUNTA-SALTO", "Junta Departamental de Salto"),
    _named(_K.DEPARTMENTAL, "CONGRESO-INTENDENTES", "Congreso de Intendentes"),
)

NON_STATE = (
    _named(_K.NON_STATE, "CEIBAL", "Ceibal"),
    AgencyFact(
        code="UNIT",
        name="Instituto Uruguayo de Normas Técnicas",
        kind=_K.NON_STATE,
        acronym="UNIT",
        note="Organismo de normalización, privado.",
    ),
)

FOREIGN = (
    AgencyFact(
        code="MINSEGPRES",
        name="Ministerio Secretaría General de la Presidencia (Gobierno Digital de Chile)",
        kind=_K.FOREIGN,
        acronym="MINSEGPRES",
        country="CL",
    ),
)

DEMONSTRATION = tuple(
    AgencyFact(
        code=f"DEMO-{letter}",
        name=f"Organismo Demo {letter}",
        kind=_K.CENTRAL,
        is_demonstration=True,
        note="Organismo inventado, para mostrar cómo funciona el registro.",
    )
    for letter in "ABCD"
)

AGENCIES = (
    *CENTRAL,
    *AUTONOMOUS,
    *DECENTRALISED,
    *OTHER_POWERS,
    *DEPARTMENTAL,
    *NON_STATE,
    *FOREIGN,
    *DEMONSTRATION,
)
