"""How long new entries take to reach those who watch, and what the first look at their watches takes.

`python -m tests.benchmarks.watching --watches 500 --entries 8617`: a throw-away registry of that many
entries of the corpus, so many searches that are watched (questions of the retrieval cases), and three
entries that come new. What is timed is what a running house does: the index follows the commit, the
job looks at every watch, and what was found is written. No wait between the two is counted, which in
a running house is the two seconds in which changes are gathered (`SETTLES`).
"""

import registry.search.index.single_thread  # noqa: F401, I001  before numpy

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event

from sqlalchemy import func, select

from registry.accounts.schemas import PersonDraft
from registry.accounts.service.people import create_person
from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role
from registry.agencies.models import Agency
from registry.agencies.queries import find_agency
from registry.agencies.vocabulary import AgencyKind
from registry.catalogue.schemas import SoftwareDraft
from registry.catalogue.service import enter_software
from registry.house import House
from registry.jobs.models import Job
from registry.jobs.runner import JobContext
from registry.notifications.models import Notification
from registry.publishers.service import publisher_for_agency
from registry.watches.models import Watch
from registry.watches.schemas import WatchDraft
from registry.watches.service import keep_watch
from registry.watches.telling import tell_watchers
from registry.watches.vocabulary import TELL
from tests.benchmarks.retrieval_corpus import ABSENT, cases_of, find_shared_data
from tests.benchmarks.telling import Progress, say
from tests.benchmarks.throw_away import registry_of

OF_ONE = 97
"""Questions of the cases that one person watches."""

NEW = (
    (
        "Turnos en línea",
        "Agenda electrónica para reservar turnos de atención en oficinas públicas",
    ),
    ("Mapas del municipio", "Visor de mapas e información geográfica del catastro municipal"),
    ("Open budget", "Publishes the budget and spending of a public body as open data"),
)
ANSWERED = (
    "reservar turnos en línea",
    "mapas del catastro municipal",
    "public spending as open data",
)
"""Questions that the new entries answer; each person watches them beside their own."""


@dataclass(frozen=True)
class Took:
    """Seconds of the clock and of this process."""

    clock: float
    processor: float


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.watching", description=__doc__
    )
    parser.add_argument("--watches", type=int, default=500)
    parser.add_argument("--entries", type=int, default=8_617)
    asked = parser.parse_args()
    data = find_shared_data()
    if data is None:
        say(ABSENT)
        return
    with tempfile.TemporaryDirectory(prefix="acervo-watching-") as folder:
        corpus = _part_of(data / "retrieval" / "corpus.jsonl", Path(folder), asked.entries)
        with (
            Progress() as progress,
            registry_of(corpus, progress.tell, is_fresh=False) as made,
        ):
            _tell(made.house, _questions(data, asked.watches), len(made.ids))


def _part_of(corpus: Path, folder: Path, entries: int) -> Path:
    part = folder / "corpus.jsonl"
    with corpus.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as kept:
        kept.writelines(islice(lines, entries))
    return part


def _questions(data: Path, count: int) -> list[str]:
    asked = dict.fromkeys(
        " ".join(case["query"].split()) for case in cases_of(data / "retrieval" / "all.jsonl")
    )
    people = -(-count // (OF_ONE + len(ANSWERED)))
    return list(islice(asked, count - people * len(ANSWERED)))


def _tell(house: House, questions: list[str], entries: int) -> None:
    keeping = _timed(lambda: _keep(house, questions))
    with house.sessions.reading() as session:
        watches = session.scalar(select(func.count()).select_from(Watch))
    say(f"{watches} watches were kept in {keeping.clock:.1f} s, over {entries:,} entries.")
    first = _timed(lambda: _look(house))
    say(f"Their first look: {first.clock:.2f} s, {first.processor:.2f} s of the processor.")
    again = _timed(lambda: _look(house))
    say(f"A look where nothing changed: {again.clock:.3f} s.")
    _enter(house)
    following = _timed(lambda: _follow(house))
    looking = _timed(lambda: _look(house))
    with house.sessions.reading() as session:
        told = session.scalar(select(func.count(func.distinct(Notification.link))))
        notices = session.scalar(select(func.count()).select_from(Notification))
    say(
        f"{len(NEW)} new entries: findable {following.clock:.2f} s after their commit; all watches were"
        f" looked at {following.clock + looking.clock:.2f} s after it"
        f" ({looking.processor:.2f} s of the processor); {notices} notices to {told} watches."
    )


def _timed(act: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def _keep(house: House, questions: list[str]) -> None:
    with house.sessions.writing() as session:
        session.add(Agency(code="BENCH", name="Organismo medido", kind=AgencyKind.CENTRAL))
    for number, part in enumerate(_parts(questions)):
        person = _person(house, number)
        with house.sessions.writing() as session:
            for question in (*part, *ANSWERED):
                draft = WatchDraft.model_validate({"search": {"q": question}})
                keep_watch(session, person, draft)


def _parts(questions: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(questions), OF_ONE):
        yield questions[at : at + OF_ONE]


def _person(house: House, number: int) -> Actor:
    email = f"medida-{number}@example.org"
    draft = PersonDraft(email=email, name="Medida", agency="BENCH", roles=[Role.MEMBER])
    with house.sessions.writing() as session:
        person = create_person(session, SYSTEM, draft)
        session.flush()
        return Actor(ActorKind.PERSON, person.id, person.agency_id, frozenset({Role.MEMBER}))


def _enter(house: House) -> None:
    with house.sessions.writing() as session:
        publisher = publisher_for_agency(session, SYSTEM, find_agency(session, "BENCH"))
        session.flush()
        for name, text in NEW:
            texts = {"es": {"short_description": text, "features": [text]}}
            draft = SoftwareDraft(name=name, publisher=publisher.slug, texts=texts)
            enter_software(session, SYSTEM, draft)


def _follow(house: House) -> None:
    while house.follower.catch_up():
        pass


def _look(house: House) -> None:
    _follow(house)
    job = JobContext(house.sessions, Job(kind=TELL, arguments={}), Event())
    tell_watchers(house.index, house.vectors, job)


if __name__ == "__main__":
    main()
