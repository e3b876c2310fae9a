"""Other processes: one that reads what another wrote, and one that dies while it writes."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pytest

from registry.search.index.faults import IndexBusyError
from registry.search.index.index import Change, SearchIndex
from registry.search.index.locks import held
from tests.registry.search.asking import ask, found
from tests.registry.search.shelf import EVERYTHING, SAE_V4

ROUNDS = 10
FORK = get_context("fork")  # the model is loaded already, so that a round takes no time


def change_without_end(index, store, told: Connection) -> None:
    number = index.status().change_number
    while True:
        number += 1
        entry = EVERYTHING[number % len(EVERYTHING)]
        added = replace(entry, id=f"added-{number}", slug=f"added-{number}")
        index.apply(Change(number, (entry, added)), store)
        told.send(number)


@contextmanager
def killed_writer(index, store) -> Iterator[int]:
    """Let another process write, tell its first change, and kill it where the block ends."""
    told, telling = FORK.Pipe(duplex=False)
    writer = FORK.Process(
        target=change_without_end, args=(SearchIndex(index.root), store, telling)
    )
    writer.start()
    telling.close()  # its own end is the last one: should it die early, we are told and do not wait
    try:
        yield told.recv()
    finally:
        writer.kill()
        writer.join()
        told.close()


def test_a_process_sees_what_another_one_published(index, store):
    before = ask(index, "").total

    with killed_writer(index, store) as number:
        after = ask(index, "")

    assert before == len(EVERYTHING)
    assert after.total > before
    assert after.change_number >= number


def test_whoever_opens_while_another_writes_sees_one_whole_state(index, store):
    with killed_writer(index, store):
        for _ in range(25):
            for state in (index.state(), SearchIndex(index.root).state()):
                living = set(state.numbers.values())
                assert state.words.passages(list(living)).keys() == living


def test_a_writer_killed_at_any_moment_leaves_a_whole_index(index, store):
    moments = random.Random(20_260_101)  # noqa: S311  no secret; the same moments in every run
    for _ in range(ROUNDS):
        with killed_writer(index, store) as number:
            time.sleep(moments.uniform(0, 0.1))

        opened = SearchIndex(index.root)
        outcome = ask(opened, "")
        assert outcome.change_number >= number
        assert outcome.total == opened.status().entries
        assert SAE_V4.slug in found(opened, "agenda electrónica para reservar hora", limit=100)


def test_what_a_killed_writer_left_is_written_over(index, store):
    with killed_writer(index, store):
        pass

    index.apply(Change(10_000, deletes=(SAE_V4.id,)), store)

    opened = SearchIndex(index.root)
    assert opened.status().change_number == 10_000
    assert SAE_V4.slug not in found(opened, "agenda electrónica", limit=100)


def test_a_second_writer_that_does_not_wait_is_told(tmp_path):
    lock = tmp_path / "lock"

    with held(lock), pytest.raises(IndexBusyError), held(lock, wait=False):
        pass


def test_threads_that_ask_while_one_writes_are_all_answered(index, store):
    questions = ("agenda para reservar hora", "firma electrónica", "", "mapas") * 5
    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ask, index, question) for question in questions]
        for number in range(2, 8):
            index.apply(Change(number, (SAE_V4,)), store)

    assert all(one.result().total for one in asked)
    assert ask(index, "").change_number == 7
