"""Commands on the thesaurus: list it, write it as SKOS, and take concepts in."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cli.terminal import FAILED, err, name_of, opened_house, out, print_json, say
from registry.actors.rules import STRANGER, SYSTEM
from registry.database.paging import PageAsked
from registry.house import House
from registry.language.marks import N_
from registry.language.vocabulary import Language
from registry.terms.models import Concept
from registry.terms.queries import (
    ConceptsAsked,
    every_concept,
    links_of,
    list_concepts,
    same_job_of,
)
from registry.terms.vocabulary import ConceptKind

app = typer.Typer(help="The thesaurus that the search reads.", no_args_is_help=True)
MOST_BYTES = 32 * 1024 * 1024
AT_ONCE = 100

Row = dict[str, Any]  # Any: JSON values


@app.command("list")
def list_terms(
    text: Annotated[str, typer.Argument(help="What stands in a label; nothing for all.")] = "",
    kind: Annotated[
        ConceptKind | None, typer.Option(help="One kind of concepts alone.")
    ] = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print every label, tie and source, for programs.")
    ] = False,
) -> None:
    """List the concepts, by their names."""
    with opened_house() as house, house.sessions.reading() as session:
        language = Language(house.settings.default_language)
        concepts: list[Concept] = []
        cursor: str | None = None
        while True:
            asked = ConceptsAsked(text, kind, None)
            page = list_concepts(session, asked, PageAsked(cursor, AT_ONCE))
            concepts += page.items
            cursor = page.next
            if cursor is None:
                break
        if as_json:
            same_job, links = (
                same_job_of(session, STRANGER, concepts),
                links_of(session, concepts),
            )
            print_json([_row(each, same_job[each.id], links[each.id]) for each in concepts])
            return
        for each in concepts:
            out.print(_line(each, language), markup=False)
        if not concepts:
            err.print(say(house.settings, N_("The thesaurus has no such word")), markup=False)


@app.command("export")
def export(
    path: Annotated[
        Path | None, typer.Argument(help="Where to write it; standard output if left out.")
    ] = None,
) -> None:
    """Write the concepts that are in use as SKOS, in Turtle."""
    # rdflib takes a quarter of a second to load: other commands do without
    from registry.terms.skos.writing import write  # noqa: PLC0415  see above

    with opened_house() as house, house.sessions.reading() as session:
        concepts = every_concept(session)
        same_job = same_job_of(session, STRANGER, concepts)
        written = write(house.settings.public_url, concepts, same_job)
        if path is None:
            print(written, end="")  # noqa: T201  the output asked for
            return
        try:
            path.write_text(written, encoding="utf-8")
        except OSError as fault:
            why = N_("“%(file)s” cannot be written.")
            err.print(say(house.settings, why, file=name_of(path)), markup=False)
            raise typer.Exit(FAILED) from fault
        said = N_("%(count)s concepts were written.")
        out.print(say(house.settings, said, count=len(concepts)), markup=False)


@app.command("import")
def take(
    path: Annotated[Path, typer.Argument(help="A thesaurus in SKOS: Turtle or RDF/XML.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the counts as JSON, for programs.")
    ] = False,
) -> None:
    """Take concepts in: new ones are added, known ones get the labels and ties that they lack."""
    from registry.terms.importing import take_in  # noqa: PLC0415  see above
    from registry.terms.skos.reading import read  # noqa: PLC0415  see above

    with opened_house() as house:
        taken, without = read(_text_of(house, path))
        with house.sessions.writing() as session:
            became = take_in(session, SYSTEM, taken)
        counts = {name: became[name] for name in ("added", "edited", "unchanged")}
        counts["left_out"] = without
        if as_json:
            print_json(counts)
            return
        said = N_(
            "%(added)s added, %(edited)s edited, %(unchanged)s unchanged;"
            " %(left_out)s left out: no label in Spanish, Portuguese or English, or too little said"
        )
        out.print(say(house.settings, said, **counts), markup=False)


def _text_of(house: House, path: Path) -> str:
    """Return the text of a file; where it cannot be read, say so and end."""
    try:
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            return path.read_text(encoding="utf-8")
        why = N_("“%(file)s” is no regular file, or is larger than %(most)s MB.")
    except (OSError, UnicodeDecodeError):
        why = N_("“%(file)s” cannot be read as a text.")
    said = say(house.settings, why, file=name_of(path), most=MOST_BYTES // 2**20)
    err.print(said, markup=False)
    raise typer.Exit(FAILED)


def _line(concept: Concept, language: Language) -> str:
    labels = [each for some in concept.alternative.values() for each in some]
    labels += concept.preferred.values()
    labels += concept.expansion.values()
    labels += [each["name"] for each in concept.same_job if "slug" not in each]
    name = concept.label_in(language)
    others = [each for each in dict.fromkeys(labels) if each != name]
    return f"{name}: {', '.join(others)}" if others else name


def _row(
    concept: Concept, same_job: list[Any], links: Any
) -> Row:  # Any: as queries return them
    return {
        "id": str(concept.id),
        "kind": concept.kind.value,
        "preferred": concept.preferred,
        "alternative": concept.alternative,
        "expansion": concept.expansion,
        "does": concept.does,
        "same_job": [
            {
                "name": each.name,
                "slug": each.slug,
                "source_url": each.source_url,
                "read_on": each.read_on.isoformat() if each.read_on else None,
            }
            for each in same_job
        ],
        **{
            name: [each.name for each in getattr(links, name)]
            for name in ("broader", "narrower", "related")
        },
        "source": concept.source,
        "source_url": concept.source_url,
        "note": concept.note,
        "is_retired": concept.is_retired,
    }
