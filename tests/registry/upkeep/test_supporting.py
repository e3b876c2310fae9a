"""Who helps with a software: named by agencies, looked at by a reviewer, or named by its own file."""

import pytest

from registry.actors.rules import STRANGER, SYSTEM
from registry.catalogue.queries import software_by_slug
from registry.errors import NotAllowedError, NotFoundError
from registry.upkeep.queries import find_supporter, helpers_of
from registry.upkeep.schemas import SupporterDraft
from registry.upkeep.service.supporting import (
    approve_supporter,
    name_supporter,
    remove_supporter,
)

COOPERATIVE = SupporterDraft(
    name="Cooperativa Sur",
    kind="supplier",
    services=["Instalación", "Capacitación"],
    since="2019",
    evidence="Lo instaló en dos organismos.",
)


@pytest.fixture
def named(house):
    """Return the names that somebody sees."""

    def named(slug, reader=STRANGER):
        with house.sessions.reading() as session:
            software = software_by_slug(session, SYSTEM, slug)
            return [each.name for each in helpers_of(session, reader, software)]

    return named


@pytest.fixture
def does_with(does):
    """Do something with somebody who helps, as somebody."""

    def does_with(actor, verb, slug, supporter):
        def act(session, actor, software):
            found = find_supporter(session, SYSTEM, software, supporter.id)
            return verb(session, actor, software, found)

        return does(actor, act, slug)

    return does_with


@pytest.mark.parametrize("who", ["member", "publisher", "outsider"])
def test_anyone_of_an_agency_names_who_helps_and_a_reviewer_shows_it_to_all(
    enter, does, does_with, named, cast, who
):
    slug = enter()
    actor = getattr(cast, who).actor

    supporter = does(actor, name_supporter, slug, COOPERATIVE)
    assert named(slug) == []
    assert named(slug, actor) == ["Cooperativa Sur"]
    assert named(slug, cast.publisher.actor) == ["Cooperativa Sur"]
    does_with(cast.reviewer.actor, approve_supporter, slug, supporter)

    assert named(slug) == ["Cooperativa Sur"]


def test_what_a_reviewer_names_needs_no_review(enter, does, named, cast):
    slug = enter()

    does(cast.reviewer.actor, name_supporter, slug, COOPERATIVE)

    assert named(slug) == ["Cooperativa Sur"]


def test_no_stranger_names_who_helps(enter, does):
    slug = enter()

    with pytest.raises(NotAllowedError):
        does(STRANGER, name_supporter, slug, COOPERATIVE)


@pytest.mark.parametrize("who", ["publisher", "outsider", "agency_admin"])
def test_reviewers_alone_review(enter, does, does_with, cast, who):
    slug = enter()
    supporter = does(cast.publisher.actor, name_supporter, slug, COOPERATIVE)

    with pytest.raises(NotAllowedError):
        does_with(getattr(cast, who).actor, approve_supporter, slug, supporter)


def test_another_agency_cannot_find_what_was_not_reviewed(enter, does, house, cast):
    slug = enter()
    supporter = does(cast.member.actor, name_supporter, slug, COOPERATIVE)

    with house.sessions.reading() as session:
        software = software_by_slug(session, SYSTEM, slug)
        with pytest.raises(NotFoundError):
            find_supporter(session, cast.outsider.actor, software, supporter.id)


@pytest.mark.parametrize("who", ["member", "publisher", "reviewer"])
def test_it_is_struck_out_by_who_named_it_the_owner_or_staff(
    enter, does, does_with, named, cast, who
):
    slug = enter()
    supporter = does(cast.member.actor, name_supporter, slug, COOPERATIVE)

    does_with(getattr(cast, who).actor, remove_supporter, slug, supporter)

    assert named(slug, cast.reviewer.actor) == []


@pytest.mark.parametrize("who", ["stranger", "outsider"])
def test_nobody_else_strikes_it_out(enter, does, does_with, cast, who):
    slug = enter()
    supporter = does(cast.member.actor, name_supporter, slug, COOPERATIVE)

    with pytest.raises(NotAllowedError):
        does_with(getattr(cast, who).actor, remove_supporter, slug, supporter)


def test_those_whom_its_file_names_help_too_and_each_stands_once(enter, does, named, cast):
    slug = enter(contractors=[{"name": "cooperativa sur"}, {"name": "Taller Norte"}])
    assert named(slug) == ["cooperativa sur", "Taller Norte"]

    does(cast.reviewer.actor, name_supporter, slug, COOPERATIVE)

    assert named(slug) == ["Cooperativa Sur", "Taller Norte"]
