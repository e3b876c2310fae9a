"""The seed's facts beside the domain's own tables (F2, F4), written down here once more by hand."""

import pytest

from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.vocabulary import DevelopmentStatus
from seed.facts.agencies import AGENCIES
from seed.facts.catalogue import PUBLIC_SOFTWARE

ENDED, LIVE, UNSAID = "ended", "live", "unsaid"
BASE = "Java 7, JBoss, PostgreSQL"
MAPS = "GeoExt, OpenLayers, IceFaces 3, Tomcat 6, GeoServer 2.2.2, PostGIS 2.0"

# repository | holder (or who maintains it) | state | technology | version | its day
F2 = [
    ("sistema-agenda-electronica", "AGESIC", ENDED, BASE, None, None),
    ("sistema-agenda-electronica-v2", "AGESIC", ENDED, BASE, "2.3.22", "2022-07-27"),
    ("sistema-agenda-electronica-v4", "AGESIC", LIVE, "Java, WildFly 24, PostgreSQL 13", "4.7.0", "2026-01-29"),
    ("siges", "AGESIC", UNSAID, "Java, MySQL, PostgreSQL, JBoss", "6.7-1", "2023-07-20"),
    ("simple", "AGESIC", UNSAID, "PHP, CodeIgniter 2.1, MySQL", "2.1-r5", "2020-07-29"),
    ("conector-pge", "AGESIC", UNSAID, "Spring Boot, Java 13, WildFly 11, Tomcat 8", "4.0", "2022-01-27"),
    ("cliente-java-plataforma-interoperabilidad", "AGESIC", UNSAID, "Java 13", "4.0", None),
    ("publish-and-suscribe", "AGESIC", UNSAID, "Spring Boot 1.5.20, Java 8", "1.1.0-SNAPSHOT", "2021-01-07"),
    ("pdi-core", "AGESIC", UNSAID, "Java", None, None),
    ("pdi-ruteo", "AGESIC", UNSAID, "Java", None, None),
    ("pdi-common", "AGESIC", UNSAID, "Java", None, None),
    ("geo-mvd", "IM", ENDED, "Java", None, None),
    ("geo-postal", "ANC", ENDED, MAPS, None, None),
    ("geo-postal2", "ANC", ENDED, MAPS, None, None),
    ("backend-geo-postal2", "ANC", ENDED, MAPS, None, None),
    ("componente-firma-electronica", "AGESIC", UNSAID, "Java", None, None),
    ("gestor-certificados-firma-electronica", "AGESIC", UNSAID, "Java, Tomcat 7, MySQL 5, OpenOffice", None, None),
    ("solicitud-mercaderia-y-stock", "OPP", UNSAID, "PHP, MySQL 5.5", None, None),
    ("control-versiones", None, UNSAID, "Node, React, MongoDB, Redis", None, None),
    ("inscripciones-sorteos", "IM", UNSAID, "Java, WildFly 10.1, Oracle", None, None),
    ("nomenclator", "INTENDENCIA-MALDONADO", ENDED, "PHP 5.2, MySQL 5, Free-gov", None, None),
    ("voto-electronico", "INTENDENCIA-MALDONADO", UNSAID, "PHP, MySQL", None, None),
    ("e-status", "DGEIP", UNSAID, "Java 7, Tomcat 7, PostgreSQL 9.3, CAS 4", None, None),
    ("servicio-de-direcciones", None, UNSAID, "Spring Boot 2.3.2, PostgreSQL 11, PostGIS", None, None),
    ("plugin-ckan", "AGESIC", UNSAID, "CKAN 2.9, Docker", None, None),
    ("ckan-templates-frontend", "AGESIC", UNSAID, "CKAN 2.9, Docker", None, None),
    ("odoo-coreuy", "GRP Uruguay", UNSAID, "Odoo 8, Python", None, None),
    ("uy-fhir-ig", "AGESIC", LIVE, "SUSHI", "0.1.0", "2026"),
    ("openfisca-uy", "AGESIC", UNSAID, "Python, OpenFisca", None, None),
    ("herramientas-coronavirusuy", "AGESIC", UNSAID, "", None, None),
    ("componentes-reutilizables-portal-tipo", "AGESIC", UNSAID, "", None, None),
    ("componentes-reutilizables-formulario-tipo", "AGESIC", UNSAID, "", None, None),
]  # fmt: skip
OF_F3_ALONE = {"simple-chile", "sistema-de-notificaciones"}  # named there, and not in F2
BY_SLUG = {software.slug: software for software in PUBLIC_SOFTWARE}

K = AgencyKind
F4 = {  # by the acronym, or the code where an agency has none; what F4 says of its kind
    K.AUTONOMOUS: "BPS BSE BROU BCU BHU UTE ANCAP ANEP Udelar",
    K.DECENTRALISED: "ANTEL OSE ANC ANP AFE ASSE INAU ANV",
    K.CENTRAL: "AGESIC OPP ONSC INE SND MEF MRREE MI MDN MEC MTOP MIEM MTSS MSP MGAP MINTUR MVOT MIDES MA"
    " DGI DNA DNIC DGREC",
    K.LEGISLATIVE: "CAMARA-SENADORES CAMARA-REPRESENTANTES COMISION-ADMINISTRATIVA",
    K.CONTROL: "TRIBUNAL-CUENTAS",
    K.JUDICIAL: "PODER-JUDICIAL",
    K.DEPARTMENTAL: "IM INTENDENCIA-MALDONADO INTENDENCIA-SALTO JUNTA-SALTO CONGRESO-INTENDENTES",
    K.FOREIGN: "MINSEGPRES",
}
OTHERS_OF_F4 = "ARCE URSEC URSEA INUMET DGEIP UTEC CEIBAL TCA CORTE-ELECTORAL FGN JUTEP UNIT"
F4_NAMES = {
    "BPS": "Banco de Previsión Social",
    "BSE": "Banco de Seguros del Estado",
    "IM": "Intendencia de Montevideo",
    "CAMARA-SENADORES": "Cámara de Senadores",
    "CAMARA-REPRESENTANTES": "Cámara de Representantes",
    "TRIBUNAL-CUENTAS": "Tribunal de Cuentas",
    "PODER-JUDICIAL": "Poder Judicial",
    "CORTE-ELECTORAL": "Corte Electoral",
    "CONGRESO-INTENDENTES": "Congreso de Intendentes",
}
CALLED = {agency.acronym or agency.code: agency for agency in AGENCIES}


class TestF2:
    def test_each_row_is_an_entry_and_each_entry_a_row(self):
        assert {row[0] for row in F2} | OF_F3_ALONE == set(BY_SLUG)

    @pytest.mark.parametrize(("slug", "holder"), [(row[0], row[1]) for row in F2])
    def test_holder(self, slug, holder):
        software = BY_SLUG[slug]

        assert holder in {software.holder or software.holder_name, software.steward}

    @pytest.mark.parametrize(("slug", "state"), [(row[0], row[2]) for row in F2])
    def test_state(self, slug, state):
        software = BY_SLUG[slug]
        has_ended = software.development_status is DevelopmentStatus.OBSOLETE
        told = UNSAID if software.development_status is None else LIVE

        assert (ENDED if has_ended else told) == state

    @pytest.mark.parametrize(("slug", "technology"), [(row[0], row[3]) for row in F2])
    def test_technology(self, slug, technology):
        kept = [
            f"{base.name} {base.version or ''}".strip() for base in BY_SLUG[slug].base_software
        ]
        named = [each for each in technology.split(", ") if each]

        missing = [each for each in named if not any(one.startswith(each) for one in kept)]
        assert missing == []
        assert bool(kept) == bool(named)

    @pytest.mark.parametrize(("slug", "version", "day"), [(row[0], *row[4:]) for row in F2])
    def test_newest_version_and_its_day(self, slug, version, day):
        releases = BY_SLUG[slug].releases
        newest = (releases[0].version, releases[0].released_on) if releases else (None, None)

        assert newest == (version, day)


class TestF4:
    @pytest.mark.parametrize(
        ("called", "kind"),
        [(called, kind) for kind, every in F4.items() for called in every.split()],
    )
    def test_kind(self, called, kind):
        assert CALLED[called].kind is kind

    @pytest.mark.parametrize("called", OTHERS_OF_F4.split())
    def test_is_here(self, called):
        assert called in CALLED

    @pytest.mark.parametrize(("called", "name"), F4_NAMES.items())
    def test_name(self, called, name):
        assert CALLED[called].name.startswith(name)
