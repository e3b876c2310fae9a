"""Maps, addresses and street names."""

from registry.catalogue.vocabulary import (
    Category,
    DevelopmentStatus,
    MaintenanceStatus,
    SoftwareType,
)
from seed.facts.base_software import base
from seed.facts.publishers import AGESIC, at_agesic
from seed.facts.shapes import Said, SoftwareFact

_CATEGORIES = (Category.GEOGRAPHIC_INFORMATION_SYSTEMS,)
_POSTAL_BASE = base(
    "GeoExt", "OpenLayers", "IceFaces 3", "Tomcat 6", "GeoServer 2.2.2", "PostGIS 2.0"
)
_POSTAL_SHORT = Said(
    "Visor de mapas del Correo Uruguayo.",
    "Visualizador de mapas dos Correios do Uruguai.",
    "Map viewer of Uruguay's postal service.",
)

GEO_MVD = SoftwareFact(
    slug="geo-mvd",
    name="GeoMVD",
    publisher=AGESIC,
    repository_url=at_agesic("geo-mvd"),
    short=Said(
        "Marco declarativo para editar entidades geográficas, de la Intendencia de Montevideo. Discontinuado.",
        "Framework declarativo para editar entidades geográficas, da Intendência de Montevidéu. Descontinuado.",
        "Declarative framework for editing geographic entities, by Montevideo's city government. Discontinued.",
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.LIBRARY,
    development_status=DevelopmentStatus.OBSOLETE,
    maintenance_status=MaintenanceStatus.DISCONTINUED,
    holder="IM",
    base_software=base("Java"),
    source="README de github.com/AGESIC-UY/geo-mvd (JEE; discontinuado). Licencia no verificada.",
)


def _postal(
    slug: str, name: str, kind: SoftwareType, short: Said = _POSTAL_SHORT
) -> SoftwareFact:
    """Write down one of the three repositories of the postal service's map viewer."""
    return SoftwareFact(
        slug=slug,
        name=name,
        publisher=AGESIC,
        repository_url=at_agesic(slug),
        short=short,
        categories=_CATEGORIES,
        software_type=kind,
        development_status=DevelopmentStatus.OBSOLETE,
        maintenance_status=MaintenanceStatus.DISCONTINUED,
        holder="ANC",
        base_software=_POSTAL_BASE,
        source=f"README de github.com/AGESIC-UY/{slug} (discontinuado). Licencia no verificada.",
    )


ADDRESSES = SoftwareFact(
    slug="servicio-de-direcciones",
    name="Servicio de direcciones",
    publisher=AGESIC,
    repository_url=at_agesic("servicio-de-direcciones"),
    short=Said(
        "Servicios para consultar direcciones.",
        "Serviços para consultar endereços.",
        "Services for looking up addresses.",
    ),
    categories=_CATEGORIES,
    software_type=SoftwareType.BACKEND,
    base_software=base("Spring Boot 2.3.2", "PostgreSQL 11", "PostGIS"),
    source="github.com/AGESIC-UY/servicio-de-direcciones, del contexto de AGESIC y de la IDEuy: no consta quién es"
    " el titular. Licencia no verificada.",
)

STREET_NAMES = SoftwareFact(
    slug="nomenclator",
    name="Nomenclátor",
    publisher=AGESIC,
    repository_url=at_agesic("nomenclator"),
    short=Said(
        "Carteles con los nombres de las calles, con código QR y un minisitio, de Maldonado. Discontinuado.",
        "Placas com os nomes das ruas, com código QR e um minissite, de Maldonado. Descontinuado.",
        "Street-name signs with a QR code and a small site, by Maldonado. Discontinued.",
    ),
    categories=(Category.DIGITAL_CITIZENSHIP,),
    software_type=SoftwareType.WEB,
    platforms=("web",),
    licence_as_found="AGPL (Free-gov)",
    development_status=DevelopmentStatus.OBSOLETE,
    maintenance_status=MaintenanceStatus.DISCONTINUED,
    holder="INTENDENCIA-MALDONADO",
    base_software=base("PHP 5.2", "MySQL 5", "Free-gov"),
    source="github.com/AGESIC-UY/nomenclator: manual del 08/10/2012; PHP 5.2 o posterior. La versión de la AGPL no"
    " consta.",
)

SOFTWARE = (
    GEO_MVD,
    _postal("geo-postal", "GeoPostal", SoftwareType.WEB),
    _postal(
        "geo-postal2",
        "GeoPostal 2",
        SoftwareType.WEB,
        Said(
            "Segundo visor de mapas del Correo Uruguayo.",
            "Segundo visualizador de mapas dos Correios do Uruguai.",
            "Second map viewer of Uruguay's postal service.",
        ),
    ),
    _postal(
        "backend-geo-postal2",
        "GeoPostal 2, servidor",
        SoftwareType.BACKEND,
        Said(
            "Servidor del segundo visor de mapas del Correo Uruguayo.",
            "Servidor do segundo visualizador de mapas dos Correios do Uruguai.",
            "Server of the second map viewer of Uruguay's postal service.",
        ),
    ),
    ADDRESSES,
    STREET_NAMES,
)
