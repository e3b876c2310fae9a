"""How one line of a template is written down, and the lines that any need may have."""

from registry.needs.vocabulary import Priority, RequirementKind
from seed.facts.shapes import RequirementFact, Said

_KINDS = {
    "functional": RequirementKind.FUNCTIONAL,
    "technical": RequirementKind.TECHNICAL,
    "legal": RequirementKind.LEGAL,
    "security": RequirementKind.SECURITY,
    "data": RequirementKind.DATA,
    "operational": RequirementKind.OPERATIONAL,
}


def must(kind: str, es: str, pt: str, en: str) -> RequirementFact:
    """Write down what a need cannot do without."""
    return RequirementFact(kind=_KINDS[kind], priority=Priority.MUST, text=Said(es, pt, en))


def should(kind: str, es: str, pt: str, en: str) -> RequirementFact:
    """Write down what matters and can be done without."""
    return RequirementFact(kind=_KINDS[kind], priority=Priority.SHOULD, text=Said(es, pt, en))


def could(kind: str, es: str, pt: str, en: str) -> RequirementFact:
    """Write down what would be welcome."""
    return RequirementFact(kind=_KINDS[kind], priority=Priority.COULD, text=Said(es, pt, en))


ACCESSIBILITY = should(
    "legal",
    "Páginas accesibles, según la norma de accesibilidad vigente",
    "Páginas acessíveis, conforme a norma de acessibilidade vigente",
    "Accessible pages, as the accessibility rules in force ask",
)
PERSONAL_DATA = must(
    "legal",
    "Tratar los datos personales según la ley: finalidad, acceso, rectificación y supresión",
    "Tratar os dados pessoais conforme a lei: finalidade, acesso, retificação e eliminação",
    "Handle personal data as the law asks: purpose, access, rectification and erasure",
)
EXPORT = should(
    "data",
    "Exportar todos los datos en un formato abierto y documentado",
    "Exportar todos os dados num formato aberto e documentado",
    "Export all data in an open, documented format",
)
NATIONAL_IDENTITY = should(
    "security",
    "Ingreso con la identidad digital nacional",
    "Entrada com a identidade digital nacional",
    "Login with the national digital identity",
)
AUDIT = should(
    "security",
    "Registro de quién hizo qué y cuándo",
    "Registro de quem fez o quê e quando",
    "A record of who did what and when",
)
API = should(
    "technical",
    "Interfaz (API) REST documentada para otros sistemas",
    "Interface (API) REST documentada para outros sistemas",
    "A documented REST API for other systems",
)
SEVERAL_AGENCIES = could(
    "operational",
    "Varios organismos en una misma instalación, cada uno con lo suyo",
    "Vários órgãos na mesma instalação, cada um com o que é seu",
    "Several agencies on one installation, each with its own",
)
REPORTS = should(
    "functional",
    "Reportes y estadísticas de uso",
    "Relatórios e estatísticas de uso",
    "Reports and statistics of use",
)
BACKUPS = must(
    "operational",
    "Respaldos y recuperación probados",
    "Cópias de segurança e recuperação testadas",
    "Tested backups and recovery",
)
OPEN_BASE = should(
    "technical",
    "Funcionar sobre software de base libre",
    "Funcionar sobre software básico livre",
    "Run on free base software",
)
