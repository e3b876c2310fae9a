"""What can be taken away whole: the files of open data, and where they stand."""

from pydantic import Field
from starlette.requests import Request

from api.dependencies import Actor, Database, house_of
from api.endpoints import new_router
from api.outs import Moment, Out
from api.software_outs import shown
from registry.actors import rules
from registry.catalogue.models import Software
from registry.open_data.queries import Asked, count_entries, edition_of, source_of
from registry.open_data.vocabulary import MEDIA_TYPES, STANDARDS, DataFile

router = new_router("/open-data", "Open data")


class DataFileOut(Out):
    """A file that holds the whole catalogue, as its reader finds it."""

    name: DataFile
    url: str = Field(examples=["https://acervo.example/open-data/catalogue.csv"])
    media_type: str = Field(examples=["text/csv; charset=utf-8; header=present"])
    standard: str = Field(description="What it keeps to.", examples=["RFC 4180"])


class OpenDataOut(Out):
    """The catalogue's data: who publishes it, under which licence, of when it is, and its files."""

    publisher: str = Field(examples=["Acervo"])
    licence: str = Field(description="An SPDX expression.", examples=["CC-BY-4.0"])
    licence_url: str | None = Field(examples=["https://spdx.org/licenses/CC-BY-4.0"])
    as_of: Moment = Field(description="When what you may read of it changed last.")
    change_number: int = Field(
        description="The number of the registry's last change, whatever it was.", examples=[1]
    )
    entries: int = Field(
        description="How many entries you may read, those of invented agencies left out.",
        examples=[65],
    )
    files: list[DataFileOut]
    feed: str = Field(description="What changed last, as Atom.")
    sitemap: str


@router.get("")
def index(request: Request, session: Database, actor: Actor) -> OpenDataOut:
    """List the files that hold the whole catalogue. They are for whoever asks: a stranger finds what is public."""
    edition = edition_of(session, Asked(actor))
    source = source_of(house_of(request).settings, edition)
    return OpenDataOut(
        publisher=source.publisher,
        licence=source.licence,
        licence_url=source.licence_address,
        as_of=source.as_of,
        change_number=edition.number,
        entries=count_entries(session, Asked(actor)),
        files=[
            DataFileOut(
                name=file,
                url=f"{source.page}/{file}",
                media_type=MEDIA_TYPES[file],
                standard=STANDARDS[file],
            )
            for file in DataFile
        ],
        feed=f"{source.address}/feeds/changes.atom",
        sitemap=f"{source.address}/sitemap.xml",
    )


def entries_as_json(session: Database, reader: rules.Actor, some: list[Software]) -> list[str]:
    """Return some entries as this door shows them, each as one line, for the file that holds all of them."""
    return [entry.model_dump_json() for entry in shown(session, reader, some)]
