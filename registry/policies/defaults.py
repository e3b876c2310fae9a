"""What each policy says until an administrator decides otherwise (domain A4.2, A4.3, B3, C5, E18)."""

from datetime import date
from decimal import Decimal

from registry.policies.schemas import (
    ApproximationMargin,
    Explanation,
    FitThresholds,
    GoodStanding,
    MinimumSources,
    Name,
    Outcome,
    Outcomes,
    PolicyValue,
    RecordValidity,
    RejectionReason,
    RejectionReasons,
    RequirementWeights,
    SmallNumbers,
    SupportEnds,
)
from registry.policies.support_ends import support_lines

EFFECTIVE_ON = date(2000, 1, 1)  # before anything that is recorded here
OTHER_LEAST = 80  # characters that must explain a reason which the list does not name

# Code; Spanish, Portuguese, English.
_REASONS = (
    ("coverage", "Cobertura insuficiente", "Cobertura insuficiente", "Too little coverage"),
    (
        "knockout",
        "Requisito excluyente no cubierto",
        "Requisito eliminatório não atendido",
        "Knockout requirement not met",
    ),
    ("licence", "Licencia", "Licença", "Licence"),
    ("security", "Seguridad", "Segurança", "Security"),
    (
        "data_protection",
        "Protección de datos personales",
        "Proteção de dados pessoais",
        "Data protection",
    ),
    ("accessibility", "Accesibilidad", "Acessibilidade", "Accessibility"),
    ("interoperability", "Interoperabilidad", "Interoperabilidade", "Interoperability"),
    (
        "technology_base",
        "Software de base incompatible",
        "Software básico incompatível",
        "Incompatible base software",
    ),
    (
        "dependency_proprietary",
        "Depende de software privativo",
        "Depende de software proprietário",
        "Depends on proprietary software",
    ),
    ("no_maintainer", "Sin mantenimiento", "Sem manutenção", "Not maintained"),
    ("discontinued", "Discontinuado", "Descontinuado", "Discontinued"),
    ("owner_refused", "El titular se negó", "O titular recusou", "The owner refused"),
    (
        "owner_no_answer",
        "El titular no respondió",
        "O titular não respondeu",
        "The owner did not answer",
    ),
    (
        "cost_over_budget",
        "El costo supera el presupuesto",
        "O custo supera o orçamento",
        "Costs more than the budget",
    ),
    (
        "time_over_limit",
        "Excede el plazo",
        "Excede o prazo",
        "Takes longer than the time limit",
    ),
    ("legal_restriction", "Restricción legal", "Restrição legal", "Legal restriction"),
    (
        "duplicate_of_other_candidate",
        "Duplica a otro candidato",
        "Duplica outro candidato",
        "Duplicate of another candidate",
    ),
    ("other", "Otro motivo", "Outro motivo", "Another reason"),
)

# Code; the name and what must be stated, each in Spanish, Portuguese, English.
_OUTCOMES = (
    (
        "R1",
        "Reutilizar sin cambios",
        "Reutilizar sem alterações",
        "Reuse as is",
        "Candidato, versión, licencia y una evaluación sin excluyentes ni imprescindibles por adaptar.",
        "Candidato, versão, licença e uma avaliação sem eliminatórios nem indispensáveis a adaptar.",
        "The candidate, its version and licence, and an assessment with no knockout and no must to adapt.",
    ),
    (
        "R2",
        "Reutilizar con adaptación",
        "Reutilizar com adaptação",
        "Reuse with adaptation",
        "Además, los requisitos por adaptar, los meses y el esfuerzo previstos, quién coordina y qué aportes volverán.",
        "Além disso, os requisitos a adaptar, os meses e o esforço previstos, quem coordena e o que voltará.",
        "Also the requirements to adapt, the months and effort planned, who coordinates, what will come back.",
    ),
    (
        "R3",
        "Usar servicio operado por otro organismo",
        "Usar serviço operado por outro órgão",
        "Shared service",
        "Además, quién lo opera y el convenio, con anexo de datos personales si los hay.",
        "Além disso, quem o opera e o convênio, com anexo de dados pessoais se houver.",
        "Also who operates it and the agreement, with an annex on personal data where there are any.",
    ),
    (
        "R4",
        "Desarrollo conjunto",
        "Desenvolvimento conjunto",
        "Joint development",
        "Además, dos o más organismos, el software del que se parte o «ninguno», y el convenio de gobernanza previsto.",
        "Além disso, dois ou mais órgãos, o software de partida ou “nenhum”, e o convênio de governança previsto.",
        "Also two or more agencies, the software to begin from or “none”, and the agreement meant to govern it.",
    ),
    (
        "R5",
        "Reutilización parcial (componentes)",
        "Reutilização parcial (componentes)",
        "Partial reuse",
        "Además, qué componentes y qué se construye alrededor.",
        "Além disso, quais componentes e o que se constrói ao redor.",
        "Also which components, and what is built around them.",
    ),
    (
        "B1",
        "Adquirir software libre de terceros",
        "Adotar software livre de terceiros",
        "Third-party free software",
        "El motivo por el que se descartó cada candidato público preseleccionado, y la licencia.",
        "O motivo pelo qual cada candidato público pré-selecionado foi descartado, e a licença.",
        "Why each shortlisted public candidate was left out, and the licence.",
    ),
    (
        "B2",
        "Adquirir software privativo",
        "Adquirir software proprietário",
        "Proprietary software",
        "Además, la fundamentación (Ley 19.179), la exportación de los datos en formato abierto y el costo de salida.",
        "Além disso, a fundamentação (Lei 19.179), a exportação dos dados em formato aberto e o custo de saída.",
        "Also the statement of reasons (Law 19.179), the export of data in an open format, and the cost of leaving.",
    ),
    (
        "D1",
        "Desarrollar nuevo",
        "Desenvolver novo",
        "New build",
        "Los motivos como al adquirir software libre, y el compromiso de publicar (licencia, fecha) o la excepción.",
        "Os motivos como ao adotar software livre, e o compromisso de publicar (licença, data) ou a exceção.",
        "The reasons as for third-party free software, and the commitment to publish (licence, date) or the exemption.",
    ),
    (
        "N0",
        "No se continúa",
        "Não prossegue",
        "Not pursued",
        "El motivo.",
        "O motivo.",
        "The reason.",
    ),
    (
        "X0",
        "Búsqueda no exigible",
        "Busca não exigível",
        "Search not required",
        "El motivo de exclusión; la firma de quien autoriza se requiere igual.",
        "O motivo de exclusão; a assinatura de quem autoriza continua sendo exigida.",
        "The reason for exclusion; whoever authorises must still sign.",
    ),
)

DEFAULTS: tuple[PolicyValue, ...] = (
    FitThresholds(as_is=Decimal("85.0"), adaptation=Decimal("60.0"), partial=Decimal("40.0")),
    RequirementWeights(must=5, should=3, could=1),
    RecordValidity(days=180),
    MinimumSources(count=2),
    GoodStanding(approved_entries=3),
    SmallNumbers(least=3),
    ApproximationMargin(months=Decimal("0.50")),
    SupportEnds(lines=tuple(support_lines())),
    RejectionReasons(
        reasons=tuple(
            RejectionReason(
                code=code,
                name=Name(es=es, pt=pt, en=en),
                least_text=OTHER_LEAST if code == "other" else 0,
            )
            for code, es, pt, en in _REASONS
        )
    ),
    Outcomes(
        outcomes=tuple(
            Outcome(
                code=code,
                name=Name(es=es, pt=pt, en=en),
                content=Explanation(es=content_es, pt=content_pt, en=content_en),
            )
            for code, es, pt, en, content_es, content_pt, content_en in _OUTCOMES
        )
    ),
)
