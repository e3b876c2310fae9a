"""The nine published facts of reuse and contribution, and the records that they become.

Months are published for one of them alone (BPS): everywhere else they stay empty. What an agency
declared stands as declared: that an agreement is no longer in force says nothing of the software.
"""

from decimal import Decimal

from registry.catalogue.vocabulary import Precision
from registry.reuse.vocabulary import ContributionKind, ReuseKind, ReuseStage
from seed.facts.shapes import (
    ContributionFact,
    PublishedFact,
    RecordKind,
    ReuseFact,
    Said,
    StewardshipFact,
)

_S = ReuseStage
_SAE = "sistema-agenda-electronica"
_SAE_COMMIT = "https://github.com/AGESIC-UY/sistema-agenda-electronica/commit"
_SAE_README = "README de github.com/AGESIC-UY/sistema-agenda-electronica"
_AGREEMENTS = "Registro de convenios de AGESIC (gub.uy)"

BPS_USES_SAE = ReuseFact(
    agency="BPS",
    software=_SAE,
    kind=ReuseKind.ADAPTED,
    stages={_S.ADAPTING: None, _S.IN_PRODUCTION: None},
    adaptation_months=Decimal(4),
    margin_months=Decimal("0.5"),
    precision=Precision.APPROXIMATE,
    evidence="Unos 4 meses: artículo de la AISS sobre coordinación multinivel en las Américas (2023), que cita al"
    f" BPS (2017); {_SAE_README}.",
    note="La fecha no es pública. El BPS lo adaptó a su infraestructura y a sus normas de seguridad y le agregó"
    " funciones. Al escribirse el README daba más de 1.000 reservas por día en más de 20 agendas. El margen de medio"
    " mes es nuestro.",
    contributions=(
        ContributionFact(
            kind=ContributionKind.MAINTENANCE,
            text="Mantenimiento correctivo y evolutivo junto con la Intendencia de Montevideo, con desarrolladores de"
            " los dos organismos.",
        ),
    ),
)

MTSS_USES_SAE = ReuseFact(
    agency="MTSS",
    software=_SAE,
    stages={_S.IN_PRODUCTION: None},
    evidence="Historia de github.com/AGESIC-UY/sistema-agenda-electronica: cambio 2dc9db7, del 03/06/2014.",
    note="La fecha en que empezó a usarlo y los meses que llevó no se publicaron.",
    contributions=(
        ContributionFact(
            kind=ContributionKind.CORRECTION,
            given_on="2014-06-03",
            text="Error en la comparación de enteros, encontrado y corregido por el MTSS (cambio 2dc9db7).",
            url=f"{_SAE_COMMIT}/2dc9db7",
        ),
    ),
)

BSE_USES_SAE = ReuseFact(
    agency="BSE",
    software=_SAE,
    stages={_S.IN_PRODUCTION: None},
    evidence="Historia de github.com/AGESIC-UY/sistema-agenda-electronica: cambio 205fedf, del 30/05/2014.",
    note="La fecha en que empezó a usarlo y los meses que llevó no se publicaron.",
    contributions=(
        ContributionFact(
            kind=ContributionKind.CORRECTION,
            given_on="2014-05-30",
            text="Error en un campo de fecha, encontrado y corregido por el BSE (cambio 205fedf).",
            url=f"{_SAE_COMMIT}/205fedf",
        ),
    ),
)

AGESIC_ADAPTS_SIMPLE = ReuseFact(
    agency="AGESIC",
    software="simple-chile",
    kind=ReuseKind.ADAPTED,
    stages={_S.ADAPTING: None, _S.IN_PRODUCTION: None},
    evidence="README e historia de github.com/AGESIC-UY/simple: adaptación de 2016, versiones hasta la 2.1-r5 (2020).",
    note="De 2016 se conoce el año; los meses que llevó no se publicaron. El resultado es la ficha «SIMPLE» de AGESIC.",
)

SDHPR_USES_SIMPLE = ReuseFact(
    agency="SDHPR",
    software="simple",
    stages={_S.IN_PRODUCTION: None},
    evidence=f"{_AGREEMENTS}: acuerdo específico entre SDHPR y AGESIC del 26/04/2017.",
    note="El acuerdo figura como no vigente; de si se lo sigue usando no se publicó nada.",
)

REPRESENTATIVES_USE_NOTIFICATIONS = ReuseFact(
    agency="CAMARA-REPRESENTANTES",
    software="sistema-de-notificaciones",
    stages={_S.IN_PRODUCTION: None},
    evidence=f"{_AGREEMENTS}: acuerdo específico del 14/12/2016, bajo el convenio marco del 13/09/2016.",
    note="El acuerdo específico figura como no vigente; de si se lo sigue usando no se publicó nada.",
)

SENATE_USES_NOTIFICATIONS = ReuseFact(
    agency="CAMARA-SENADORES",
    software="sistema-de-notificaciones",
    stages={_S.IN_PRODUCTION: None},
    evidence=f"{_AGREEMENTS}: acuerdo específico del 21/12/2018, vigente, bajo el convenio marco del mismo día.",
)

CEIP_EXTENDS_GRP = ReuseFact(
    agency="DGEIP",
    software="odoo-coreuy",
    kind=ReuseKind.ADAPTED,
    stages={_S.ADAPTING: None},
    evidence="github.com/AGESIC-UY/odoo-coreuy: módulos del CEIP agregados el 29/01/2019.",
    note="Lo publicado es el aporte del Consejo de Educación Inicial y Primaria (hoy DGEIP); no dice si llegó a"
    " producción, ni cuándo.",
    contributions=(
        ContributionFact(
            kind=ContributionKind.MODULE,
            given_on="2019-01-29",
            text="Módulos del Consejo de Educación Inicial y Primaria (CEIP) agregados al GRP.",
        ),
    ),
)

AGESIC_KEEPS_SAE = StewardshipFact(
    software=_SAE,
    origin="IM",
    heir="AGESIC",
    happened_on="2016",
    note="AGESIC tomó el SAE a su cargo en 2016, con un proveedor; del día se conoce sólo el año. Hasta entonces lo"
    " mantenía la Intendencia de Montevideo, junto con el BPS (README e historia de"
    " github.com/AGESIC-UY/sistema-agenda-electronica y de -v2).",
)

STEWARDSHIPS = (AGESIC_KEEPS_SAE,)

REUSES = (
    BPS_USES_SAE,
    MTSS_USES_SAE,
    BSE_USES_SAE,
    AGESIC_ADAPTS_SIMPLE,
    SDHPR_USES_SIMPLE,
    REPRESENTATIVES_USE_NOTIFICATIONS,
    SENATE_USES_NOTIFICATIONS,
    CEIP_EXTENDS_GRP,
)

_K = RecordKind
NINE_FACTS = (
    PublishedFact(
        number=1,
        kinds=(_K.ORIGIN,),
        agencies=("IM",),
        software=_SAE,
        sentence=Said(
            "La Intendencia de Montevideo desarrolló el SAE en 2008 y lo liberó en 2010.",
            "A Intendência de Montevidéu desenvolveu o SAE em 2008 e o liberou em 2010.",
            "Montevideo's city government developed SAE in 2008 and freed it in 2010.",
        ),
    ),
    PublishedFact(
        number=2,
        kinds=(_K.REUSE, _K.CONTRIBUTION),
        agencies=("BPS",),
        software=_SAE,
        months_are_known=True,
        sentence=Said(
            "El BPS adaptó el SAE en unos 4 meses, contra unos 10 del desarrollo original.",
            "O BPS adaptou o SAE em cerca de 4 meses, contra cerca de 10 do desenvolvimento original.",
            "BPS adapted SAE in about 4 months, against about 10 of original development.",
        ),
    ),
    PublishedFact(
        number=3,
        kinds=(_K.REUSE, _K.CONTRIBUTION),
        agencies=("MTSS",),
        software=_SAE,
        sentence=Said(
            "El MTSS usa el SAE y devolvió una corrección el 3 de junio de 2014.",
            "O MTSS usa o SAE e devolveu uma correção em 3 de junho de 2014.",
            "MTSS uses SAE and gave a correction back on 3 June 2014.",
        ),
    ),
    PublishedFact(
        number=4,
        kinds=(_K.REUSE, _K.CONTRIBUTION),
        agencies=("BSE",),
        software=_SAE,
        sentence=Said(
            "El BSE usa el SAE y devolvió una corrección el 30 de mayo de 2014.",
            "O BSE usa o SAE e devolveu uma correção em 30 de maio de 2014.",
            "BSE uses SAE and gave a correction back on 30 May 2014.",
        ),
    ),
    PublishedFact(
        number=5,
        kinds=(_K.STEWARDSHIP,),
        agencies=("AGESIC",),
        software=_SAE,
        sentence=Said(
            "AGESIC tomó el SAE a su cargo en 2016.",
            "A AGESIC assumiu a manutenção do SAE em 2016.",
            "AGESIC took SAE into its care in 2016.",
        ),
    ),
    PublishedFact(
        number=6,
        kinds=(_K.REUSE,),
        agencies=("AGESIC",),
        software="simple-chile",
        sentence=Said(
            "AGESIC adaptó en 2016 el SIMPLE de Chile.",
            "A AGESIC adaptou em 2016 o SIMPLE do Chile.",
            "AGESIC adapted Chile's SIMPLE in 2016.",
        ),
    ),
    PublishedFact(
        number=7,
        kinds=(_K.REUSE,),
        agencies=("SDHPR",),
        software="simple",
        sentence=Said(
            "La Secretaría de Derechos Humanos para el Pasado Reciente usa SIMPLE por un acuerdo de 2017.",
            "A Secretaria de Direitos Humanos para o Passado Recente usa o SIMPLE por um acordo de 2017.",
            "The secretariat of human rights for the recent past uses SIMPLE under an agreement of 2017.",
        ),
    ),
    PublishedFact(
        number=8,
        kinds=(_K.REUSE,),
        agencies=("CAMARA-SENADORES", "CAMARA-REPRESENTANTES"),
        software="sistema-de-notificaciones",
        sentence=Said(
            "Las cámaras de Senadores y de Representantes usan el sistema de notificaciones por acuerdos"
            " específicos.",
            "As câmaras de Senadores e de Representantes usam o sistema de notificações por acordos específicos.",
            "The Senate and the House of Representatives use the notifications system under specific agreements.",
        ),
    ),
    PublishedFact(
        number=9,
        kinds=(_K.CONTRIBUTION,),
        agencies=("DGEIP",),
        software="odoo-coreuy",
        sentence=Said(
            "El CEIP (hoy DGEIP) aportó módulos al GRP el 29 de enero de 2019.",
            "O CEIP (hoje DGEIP) contribuiu com módulos para o GRP em 29 de janeiro de 2019.",
            "CEIP (today DGEIP) contributed modules to the GRP on 29 January 2019.",
        ),
    ),
)
