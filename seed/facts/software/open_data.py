"""Open data, rules as code, health records and parts of web pages."""

from registry.catalogue.vocabulary import Category, DevelopmentStatus, SoftwareType
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import ReleaseFact, Said, SoftwareFact

CKAN_PLUGIN = SoftwareFact(
    slug="plugin-ckan",
    name="Complemento de CKAN",
    publisher=AGESIC,
    repository_url=at_agesic("plugin-ckan"),
    short=Said(
        "Complemento del catálogo de datos abiertos (CKAN), con la accesibilidad que pide el Decreto 406/022.",
        "Complemento do catálogo de dados abertos (CKAN), com a acessibilidade que o Decreto 406/022 exige.",
        "Plug-in of the open data catalogue (CKAN), with the accessibility that Decree 406/022 asks for.",
    ),
    categories=(Category.DATA_VISUALIZATION, Category.DATA_COLLECTION),
    software_type=SoftwareType.ADDON,
    platforms=("web",),
    licence_as_found="GNU GPL (README)",
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("CKAN 2.9", "Docker"),
    source="README de github.com/AGESIC-UY/plugin-ckan: dice «GNU GPL» sin versión.",
)

CKAN_TEMPLATES = SoftwareFact(
    slug="ckan-templates-frontend",
    name="Plantillas de CKAN",
    publisher=AGESIC,
    repository_url=at_agesic("ckan-templates-frontend"),
    short=Said(
        "Plantillas de las páginas del catálogo de datos abiertos (CKAN), con accesibilidad según el Decreto"
        " 406/022.",
        "Modelos das páginas do catálogo de dados abertos (CKAN), com acessibilidade conforme o Decreto 406/022.",
        "Page templates of the open data catalogue (CKAN), with accessibility as Decree 406/022 has it.",
    ),
    categories=(Category.DATA_VISUALIZATION, Category.CONTENT_MANAGEMENT),
    software_type=SoftwareType.ADDON,
    platforms=("web",),
    licence_as_found="GNU GPL (README)",
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("CKAN 2.9", "Docker"),
    source="README de github.com/AGESIC-UY/ckan-templates-frontend: dice «GNU GPL» sin versión.",
)

OPENFISCA = SoftwareFact(
    slug="openfisca-uy",
    name="OpenFisca Uruguay",
    publisher=AGESIC,
    repository_url=at_agesic("openfisca-uy"),
    short=Said(
        "Normas escritas como código: ley jubilatoria, licencias especiales y tiques de alimentación.",
        "Normas escritas como código: lei de aposentadoria, licenças especiais e vales-alimentação.",
        "Rules as code: the retirement law, special leave and food tickets.",
    ),
    long=Said(
        "Modelo de normas como código sobre OpenFisca: calcula lo que dicen la ley jubilatoria, las licencias"
        " especiales y los tiques de alimentación. Se hizo como piloto, junto con Nueva Zelanda e Israel.",
        "Modelo de normas como código sobre o OpenFisca: calcula o que dizem a lei de aposentadoria, as licenças"
        " especiais e os vales-alimentação. Foi feito como piloto, junto com a Nova Zelândia e Israel.",
        "A model of rules as code on OpenFisca: it computes what the retirement law, special leave and food"
        " tickets say. It was made as a pilot together with New Zealand and Israel.",
    ),
    categories=(Category.REGULATIONS_AND_DIRECTIVES,),
    software_type=SoftwareType.LIBRARY,
    licence="AGPL-3.0-only",
    licence_as_found="AGPL-3.0 (setup.py)",
    holder="AGESIC",
    steward="AGESIC",
    base_software=base("Python", "OpenFisca"),
    source="github.com/AGESIC-UY/openfisca-uy: setup.py; la versión 3.9.6 que figura es la de la plantilla. No se"
    " sabe si la licencia admite versiones posteriores.",
)

FHIR = SoftwareFact(
    slug="uy-fhir-ig",
    name="Guía nacional FHIR",
    aliases=("UY FHIR IG",),
    publisher=AGESIC,
    repository_url=at_agesic("uy-fhir-ig"),
    short=Said(
        "Guía nacional de implementación de FHIR R4 para la salud digital (Core e HCEN). Borrador.",
        "Guia nacional de implementação do FHIR R4 para a saúde digital (Core e HCEN). Rascunho.",
        "National implementation guide of FHIR R4 for digital health (Core and HCEN). Draft.",
    ),
    categories=(Category.IT_DEVELOPMENT,),
    software_type=SoftwareType.CONFIGURATION_FILES,
    development_status=DevelopmentStatus.DEVELOPMENT,
    holder="AGESIC",
    steward="AGESIC",
    releases=(ReleaseFact(version="0.1.0", released_on="2026"),),
    base_software=base("SUSHI"),
    source="github.com/AGESIC-UY/uy-fhir-ig, de Salud digital (FSH y SUSHI): 0.1.0, borrador, 2026. Licencia no"
    " verificada.",
)

PORTAL_PARTS = SoftwareFact(
    slug="componentes-reutilizables-portal-tipo",
    name="Componentes reutilizables de portal tipo",
    publisher=AGESIC,
    repository_url=at_agesic("componentes-reutilizables-portal-tipo"),
    short=Said(
        "Componentes para armar portales. Su README es la plantilla de la herramienta que lo aloja.",
        "Componentes para montar portais. O README é o modelo da ferramenta que o hospeda.",
        "Components to build portals with. Its README is the hosting tool's template.",
    ),
    categories=(Category.DESIGN_SYSTEM,),
    holder="AGESIC",
    steward="AGESIC",
    source="github.com/AGESIC-UY/componentes-reutilizables-portal-tipo. Licencia y tecnología no verificadas.",
)

FORM_PARTS = SoftwareFact(
    slug="componentes-reutilizables-formulario-tipo",
    name="Componentes reutilizables de formulario tipo",
    publisher=AGESIC,
    repository_url=at_agesic("componentes-reutilizables-formulario-tipo"),
    short=Said(
        "Componentes para armar formularios. Su README es la plantilla de la herramienta que lo aloja.",
        "Componentes para montar formulários. O README é o modelo da ferramenta que o hospeda.",
        "Components to build forms with. Its README is the hosting tool's template.",
    ),
    categories=(Category.DESIGN_SYSTEM, Category.DATA_COLLECTION),
    holder="AGESIC",
    steward="AGESIC",
    source="github.com/AGESIC-UY/componentes-reutilizables-formulario-tipo. Licencia y tecnología no verificadas.",
)

SOFTWARE = (CKAN_PLUGIN, CKAN_TEMPLATES, OPENFISCA, FHIR, PORTAL_PARTS, FORM_PARTS)
