"""What a repository says of itself."""

import json
import time

import pytest
from identify.vendor.licenses import LICENSES

from registry.actors.rules import STRANGER
from registry.catalogue.entry import entry_of, publiccode_file_of
from registry.catalogue.from_repository import enter_from_repository
from registry.catalogue.repository_reading.layouts import (
    NotARepositoryError,
    layouts_of,
    repository_address,
)
from registry.catalogue.repository_reading.reading import NothingFoundError, read_repository
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import RepositoryTakenError, enter_software
from registry.catalogue.vocabulary import Life
from registry.errors import NotAllowedError
from registry.outside.connecting import OutsideSlowError
from registry.outside.rules import NotHttpsError, PrivateAddressError
from registry.outside.schemas import Limits
from tests.registry.catalogue.publiccode.files import WHOLE
from tests.registry.outside.host import answer

TEXTS = dict(LICENSES)
README = """
<img src="logo.png">

[![build](https://ci.example/badge.svg)](https://ci.example) ![x](y)

# Turnero :ticket:

Da números a quien espera en un mostrador. Sirve a todo organismo.

Avisa por mensaje cuando llega el turno, [y más](https://x.example) todavía.

## Instalar

Con un comando que no es descripción.
"""


@pytest.fixture
def serve(host):
    def put(**files: str | bytes):
        for name, content in files.items():
            host.serve(f"/plaza/turnero/{name.replace('__', '.')}", content)

    return put


@pytest.fixture
def read(host, repository):
    return lambda language="es": read_repository(repository, language, limits=host.limits())


def codes(reading) -> list[str]:
    return [each.code for each in reading.findings]


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "raw"),
        [
            (
                "https://github.com/Plaza/Turnero.git",
                ["https://raw.githubusercontent.com/plaza/turnero/HEAD/README.md"],
            ),
            (
                "git@gitlab.com:plaza/deep/turnero.git",
                ["https://gitlab.com/plaza/deep/turnero/-/raw/HEAD/README.md"],
            ),
            (
                "https://codeberg.org/plaza/turnero/",
                ["https://codeberg.org/plaza/turnero/raw/branch/HEAD/README.md"],
            ),
            (
                "https://bitbucket.org/plaza/turnero",
                ["https://bitbucket.org/plaza/turnero/raw/HEAD/README.md"],
            ),
            (
                "https://git.plaza.example/turnero",
                [
                    "https://git.plaza.example/turnero/-/raw/HEAD/README.md",
                    "https://git.plaza.example/turnero/raw/branch/HEAD/README.md",
                    "https://git.plaza.example/turnero/README.md",
                ],
            ),
        ],
    )
    def test_lead_to_the_files_of_the_newest_state(self, url, raw):
        layouts = layouts_of(repository_address(url))

        assert [layout.format(file="README.md") for layout in layouts] == raw

    @pytest.mark.parametrize("url", ["", "turnero", "https://github.com", "file:///etc/passwd"])
    def test_that_are_none_are_refused(self, url):
        with pytest.raises(NotARepositoryError):
            repository_address(url)

    @pytest.mark.parametrize(
        ("url", "refusal"),
        [
            ("https://127.0.0.1/plaza/turnero", PrivateAddressError),
            ("http://git.plaza.example/turnero", NotHttpsError),
            ("https://[::1]/turnero", PrivateAddressError),
        ],
    )
    def test_that_may_not_be_asked_are_refused(self, url, refusal):
        with pytest.raises(refusal):
            read_repository(url, "es", limits=Limits())


class TestPubliccode:
    def test_is_read_and_judged(self, serve, read):
        serve(publiccode__yml=WHOLE)

        reading = read()

        assert reading.publiccode.content == WHOLE.encode()
        assert reading.values["name"] == "Turnero"
        assert set(reading.origins.values()) == {"publiccode.yml"}
        assert reading.validation.is_valid()
        assert codes(reading) == ["other-repository"]  # the file names git.example.org

    def test_that_says_nothing_usable_gives_way_to_the_other_files(self, serve, read):
        serve(publiccode__yml="- no\n- mapping", README__md=README)

        reading = read()

        assert reading.publiccode is None
        assert not reading.validation.is_valid()
        assert reading.values["name"] == "Turnero"
        assert codes(reading)[0] == "unusable-publiccode"

    @pytest.mark.parametrize(
        "content", [b"\xff\xfe" + WHOLE.encode("utf-16-le"), WHOLE.encode("cp1252", "replace")]
    )
    def test_of_another_encoding_is_read(self, serve, read, content):
        serve(publiccode__yml=content)

        assert read().values["name"] == "Turnero"


class TestPrefilling:
    def test_says_of_each_value_from_which_file_it_came(self, serve, read, repository):
        listed = {"name": "Turnero", "description": "", "status": "Beta", "homepage": ""}
        serve(
            README__md=README,
            LICENSE=TEXTS["EUPL-1.2"],
            code__json=json.dumps({"version": "2.0.0", "agency": "P", "releases": [listed]}),
        )

        reading = read()

        assert reading.values == {
            "name": "Turnero",
            "repository_url": repository,
            "licence": "EUPL-1.2",
            "development_status": "beta",
            "texts": {
                "es": {
                    "short_description": "Da números a quien espera en un mostrador."
                    " Sirve a todo organismo.",
                    "long_description": "Da números a quien espera en un mostrador."
                    " Sirve a todo organismo.\n\n"
                    "Avisa por mensaje cuando llega el turno, y más todavía.",
                }
            },
        }
        assert reading.origins == {
            "name": "code.json",
            "repository_url": "address",
            "licence": "LICENSE",
            "development_status": "code.json",
            "texts": "README.md",
        }
        assert codes(reading) == ["no-publiccode"]

    def test_takes_the_name_from_the_address_where_no_file_says_it(self, serve, read):
        serve(LICENSE=TEXTS["MIT"])

        reading = read()

        assert reading.values["name"] == "turnero"
        assert (reading.origins["name"], reading.values["licence"]) == ("address", "MIT")
        assert codes(reading) == ["no-publiccode", "no-readme"]

    @pytest.mark.parametrize(
        ("readme", "licence"),
        [("# Turnero", None), ("# T\n\nGPL-3.0-or-later", "GPL-3.0-or-later")],
    )
    def test_does_not_guess_whether_later_versions_of_a_licence_hold(
        self, serve, read, readme, licence
    ):
        serve(README__md=readme, COPYING=TEXTS["GPL-3.0"])

        reading = read()

        assert reading.values.get("licence") == licence
        if licence is None:
            assert reading.values["licence_as_found"] == "GPL-3.0"
            assert "only-or-later" in codes(reading)

    def test_keeps_the_first_line_of_a_licence_that_is_not_known(self, serve, read):
        serve(README__md=README, LICENSE="\n  Licencia propia de la Plaza\n\nNadie puede nada.")

        reading = read()

        assert reading.values["licence_as_found"] == "Licencia propia de la Plaza"
        assert "licence" not in reading.values
        assert "unknown-licence-text" in codes(reading)

    def test_says_that_there_is_no_licence_file(self, serve, read):
        serve(README__md=README)

        assert "no-licence-file" in codes(read())

    def test_reads_a_readme_in_restructured_text(self, serve, read):
        serve(
            README__rst="Turnero\n=======\n\n.. image:: x.png\n\nDa `números <x>`_ a quien espera.\n"
        )

        reading = read()

        assert reading.values["name"] == "Turnero"
        assert (
            reading.values["texts"]["es"]["short_description"] == "Da números a quien espera."
        )

    def test_takes_no_page_for_a_file(self, host, read, serve):
        host.serve("/plaza/turnero/README.md", "<h1>Sign in</h1>", "text/html")
        serve(LICENSE=TEXTS["MIT"])

        assert read().values["name"] == "turnero"

    def test_refuses_where_nothing_can_be_read(self, read):
        with pytest.raises(NothingFoundError):
            read()

    def test_ends_when_its_time_is_up_however_many_files_there_are(self, host, repository):
        def slowly(request):
            time.sleep(0.4)
            answer(request, b"", {}, 404)

        for name in ("publiccode.yml", "publiccode.yaml", "README.md", "readme.md"):
            host.answers[f"/plaza/turnero/{name}"] = slowly

        with pytest.raises(OutsideSlowError):
            read_repository(repository, "es", limits=host.limits(seconds=1))


class TestDraft:
    @pytest.fixture
    def work(self, house):
        with house.sessions.writing() as session:
            yield session

    def test_is_the_agencys_own(self, serve, read, work, cast):
        serve(README__md=README)

        software = enter_from_repository(work, cast.publisher.actor, read())
        work.flush()

        assert (software.life, software.agency_id) == (Life.DRAFT, cast.agency.id)
        assert entry_of(work, software).texts[0].language == "es"

    def test_keeps_a_publiccode_as_it_is(self, serve, read, work, cast):
        serve(publiccode__yml=WHOLE)

        software = enter_from_repository(work, cast.publisher.actor, read())
        work.flush()

        assert publiccode_file_of(work, software).raw_text == WHOLE

    def test_of_a_registered_repository_is_refused(self, serve, read, work, cast, repository):
        serve(README__md=README)
        known = SoftwareDraft(name="Otro", repository_url=repository)
        enter_software(work, cast.publisher.actor, known)

        with pytest.raises(RepositoryTakenError):
            enter_from_repository(work, cast.publisher.actor, read())

    @pytest.mark.parametrize("who", ["member", "stranger"])
    def test_is_entered_by_publishers_alone(self, serve, read, work, cast, who):
        serve(README__md=README)
        actor = STRANGER if who == "stranger" else cast.member.actor

        with pytest.raises(NotAllowedError):
            enter_from_repository(work, actor, read())
