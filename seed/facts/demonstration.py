"""Invented software, reuses and needs of invented agencies, for charts to have something to show.

Nothing here is of a real agency. The seven completed reuses are a reference set whose figures are
known (months of original development and of adaptation): median ratio 0.30, pooled 50.5 / 108.
"""

from datetime import date
from decimal import Decimal

from registry.catalogue.vocabulary import Category, DevelopmentStatus, Precision, SoftwareType
from registry.needs.vocabulary import NeedVisibility, Priority, RequirementKind
from registry.reuse.vocabulary import BaselineKind, ContributionKind, ReuseKind, ReuseStage
from seed.facts.publishers import DEMO
from seed.facts.shapes import (
    BaselineFact,
    ContributionFact,
    NeedFact,
    RequirementFact,
    ReuseFact,
    Said,
    SoftwareFact,
)

INVENTED = "Demostración: inventado, de un organismo inventado."
_S = ReuseStage


def _software(
    slug: str, name: str, months: int, category: Category, short: Said
) -> SoftwareFact:
    """Invent a software whose original development took so many months, read exactly."""
    return SoftwareFact(
        slug=slug,
        name=name,
        publisher=DEMO,
        short=short,
        categories=(category,),
        software_type=SoftwareType.WEB,
        platforms=("web",),
        licence="EUPL-1.2",
        licence_as_found="EUPL-1.2",
        development_status=DevelopmentStatus.STABLE,
        holder="DEMO-B",
        steward="DEMO-B",
        baseline=BaselineFact(
            months=Decimal(months),
            margin_months=None,
            precision=Precision.EXACT,
            source=INVENTED,
        ),
        source=INVENTED,
    )


SOFTWARE = (
    _software(
        "demo-mesa-de-entrada",
        "Mesa de entrada (demostración)",
        10,
        Category.DOCUMENT_MANAGEMENT,
        Said(
            "Demostración: registra lo que entra a un organismo y a quién se le pasa.",
            "Demonstração: registra o que entra num órgão e a quem é encaminhado.",
            "Demonstration: records what comes in to an agency and whom it is passed on to.",
        ),
    ),
    _software(
        "demo-flota",
        "Flota de vehículos (demostración)",
        12,
        Category.FLEET_MANAGEMENT,
        Said(
            "Demostración: vehículos, choferes y combustible de un organismo.",
            "Demonstração: veículos, motoristas e combustível de um órgão.",
            "Demonstration: an agency's vehicles, drivers and fuel.",
        ),
    ),
    _software(
        "demo-becas",
        "Becas y subsidios (demostración)",
        24,
        Category.GRANT_MANAGEMENT,
        Said(
            "Demostración: llamados, postulaciones y pagos de becas.",
            "Demonstração: chamadas, candidaturas e pagamentos de bolsas.",
            "Demonstration: calls, applications and payments of grants.",
        ),
    ),
    _software(
        "demo-encuestas",
        "Encuestas a usuarios (demostración)",
        8,
        Category.SURVEY,
        Said(
            "Demostración: encuestas de satisfacción y sus resultados.",
            "Demonstração: pesquisas de satisfação e os seus resultados.",
            "Demonstration: satisfaction surveys and their results.",
        ),
    ),
)


def _reuse(
    agency: str,
    software: str,
    begun: date,
    in_production: date,
    months: str,
    estimate: int | None = None,
) -> ReuseFact:
    """Invent a completed reuse; with an estimate it is compared with an own build, else with the original."""
    return ReuseFact(
        agency=agency,
        software=software,
        kind=ReuseKind.ADAPTED,
        stages={_S.PLANNED: None, _S.ADAPTING: begun, _S.IN_PRODUCTION: in_production},
        adaptation_months=Decimal(months),
        precision=Precision.EXACT,
        baseline_kind=(
            BaselineKind.OWN_BUILD_ESTIMATE if estimate else BaselineKind.ORIGINAL_DEVELOPMENT
        ),
        estimated_months=Decimal(estimate) if estimate else None,
        evidence=INVENTED,
    )


COMPLETED = (
    _reuse("DEMO-A", "demo-mesa-de-entrada", date(2023, 3, 1), date(2023, 7, 1), "4"),
    _reuse("DEMO-D", "demo-flota", date(2023, 8, 1), date(2023, 11, 1), "3"),
    _reuse("DEMO-A", "demo-becas", date(2024, 1, 15), date(2024, 7, 15), "6"),
    _reuse("DEMO-C", "demo-encuestas", date(2024, 2, 1), date(2024, 8, 1), "6"),
    _reuse("DEMO-D", "demo-encuestas", date(2024, 9, 1), date(2024, 10, 16), "1.5", estimate=6),
    _reuse("DEMO-C", "demo-flota", date(2023, 5, 1), date(2025, 2, 1), "21", estimate=18),
    _reuse("DEMO-D", "demo-becas", date(2024, 11, 1), date(2025, 8, 1), "9", estimate=30),
)

UNFINISHED = (
    ReuseFact(
        agency="DEMO-C",
        software="demo-mesa-de-entrada",
        kind=ReuseKind.ADAPTED,
        stages={
            _S.PLANNED: None,
            _S.ADAPTING: date(2024, 4, 1),
            _S.ABANDONED: date(2024, 6, 1),
        },
        evidence=INVENTED,
        note="Demostración: se abandonó antes de llegar a producción.",
    ),
    ReuseFact(
        agency="DEMO-A",
        software="demo-flota",
        kind=ReuseKind.AS_IS,
        stages={_S.PLANNED: None, _S.ASSESSING: date(2026, 2, 2)},
        evidence=INVENTED,
        contributions=(
            ContributionFact(
                kind=ContributionKind.TRANSLATION,
                given_on="2026-03",
                text="Demostración: traducción de los avisos al portugués.",
            ),
        ),
    ),
)

REUSES = (*COMPLETED, *UNFINISHED)


def _line(kind: RequirementKind, priority: Priority, text: str) -> RequirementFact:
    """Write down one line of a need, said in the need's own language alone."""
    return RequirementFact(kind=kind, priority=priority, text=Said(text, text, text))


_F, _SEC, _D, _T, _O = (
    RequirementKind.FUNCTIONAL,
    RequirementKind.SECURITY,
    RequirementKind.DATA,
    RequirementKind.TECHNICAL,
    RequirementKind.OPERATIONAL,
)
_MUST, _SHOULD, _COULD = Priority.MUST, Priority.SHOULD, Priority.COULD

NEEDS = (
    NeedFact(
        agency="DEMO-A",
        language="es",
        title="Saber dónde está cada expediente",
        problem="Los expedientes pasan de unidad en unidad en papel y cuesta saber dónde están. Queremos registrarlos,"
        " ver su recorrido y encontrarlos por su número o por su asunto.",
        categories=(Category.DOCUMENT_MANAGEMENT,),
        requirements=(
            _line(_F, _MUST, "Registrar, clasificar y encontrar documentos y expedientes"),
            _line(_F, _MUST, "Pases de un expediente entre unidades, con su historia"),
            _line(_F, _SHOULD, "Firma electrónica"),
            _line(_T, _COULD, "Interfaz REST"),
        ),
        visibility=NeedVisibility.GOVERNMENT,
    ),
    NeedFact(
        agency="DEMO-C",
        language="es",
        title="Que la gente reserve hora en nuestras oficinas",
        problem="Las personas hacen fila desde temprano para que las atiendan. Queremos que reserven su hora por la"
        " web o por teléfono, que puedan cambiarla y que cada oficina reparta sus cupos.",
        categories=(Category.APPOINTMENT_SCHEDULING,),
        requirements=(
            _line(_F, _MUST, "Reserva de hora por la web"),
            _line(_F, _MUST, "Cupos por horario"),
            _line(_F, _SHOULD, "Cancelar o mover la reserva"),
            _line(_F, _SHOULD, "Recordatorios"),
            _line(_SEC, _COULD, "Ingreso con la identidad nacional"),
        ),
        keywords=("turnos", "citas"),
        user_groups="Público en general y funcionarios de ventanilla",
        volume="Unas 300 atenciones por día, en cuatro oficinas",
    ),
    NeedFact(
        agency="DEMO-D",
        language="es",
        title="Seguir los proyectos del organismo",
        problem="Cada área lleva sus proyectos en su propia planilla. Queremos ver en un solo lugar los proyectos, sus"
        " programas, sus fechas y su avance, y saber a tiempo cuáles se atrasan.",
        categories=(Category.PROJECT_MANAGEMENT,),
        requirements=(
            _line(_F, _MUST, "Gestión de proyectos, programas y portafolios"),
            _line(_F, _SHOULD, "Avisos de atraso"),
            _line(_D, _SHOULD, "Exportación de datos a un formato abierto"),
            _line(_T, _COULD, "Funcionar sobre PostgreSQL"),
        ),
        visibility=NeedVisibility.GOVERNMENT,
    ),
    NeedFact(
        agency="DEMO-B",
        language="pt",
        title="Emitir certidões assinadas eletronicamente",
        problem="As certidões são impressas e assinadas à mão. Queremos emiti-las com assinatura eletrônica e que quem"
        " as receba possa validá-las pela web.",
        categories=(Category.E_SIGNATURE,),
        requirements=(
            _line(_F, _MUST, "Emissão de certificados assinados"),
            _line(_F, _MUST, "Validação pela web"),
            _line(_SEC, _SHOULD, "Certificados em dispositivo (PKCS#11)"),
            _line(_O, _COULD, "Suporte em horário de expediente"),
        ),
    ),
)
