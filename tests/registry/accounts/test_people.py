import pytest
from sqlalchemy import select

from registry.accounts import queries
from registry.accounts.models import RoleGrant, SignIn
from registry.accounts.policy import RoleNotYoursError
from registry.accounts.schemas import PersonDraft, PersonEdit
from registry.accounts.service import people
from registry.accounts.service.mergers import pass_on
from registry.actors.rules import STRANGER, SYSTEM
from registry.actors.vocabulary import Role
from registry.agencies.queries import UnknownAgencyError
from registry.audit.models import AuditEvent
from registry.errors import NotAllowedError, SignInNeededError
from registry.history.models import RowImage
from registry.history.unit_of_work import close_unit


def drafted(**given):
    usual = {"email": "eva@demo.gub.uy", "name": "Eva Demo", "agency": "DEMO-A"}
    return PersonDraft(**{**usual, "roles": {Role.MEMBER}, **given})


class TestInvitePerson:
    def test_gives_an_account_with_its_roles(self, session, as_agency_admin):
        roles = {Role.MEMBER, Role.SIGNATORY}

        person, secret = people.invite_person(session, as_agency_admin, drafted(roles=roles))

        assert queries.account_of(session, person.id) == (person, roles)
        assert person.agency_id == as_agency_admin.agency_id
        assert secret

    def test_knows_the_agency_by_its_code_without_case(self, session, as_agency_admin):
        person, _ = people.invite_person(session, as_agency_admin, drafted(agency="demo-a"))

        assert person.agency.code == "DEMO-A"

    def test_refuses_an_address_that_has_an_account(self, session, as_admin, member):
        with pytest.raises(people.EmailTakenError):
            people.invite_person(session, as_admin, drafted(email=member.email.upper()))

    def test_refuses_an_agency_that_is_not_registered(self, session, as_admin):
        with pytest.raises(UnknownAgencyError):
            people.invite_person(session, as_admin, drafted(agency="NADIE"))

    def test_refuses_a_role_within_no_agency(self, session, as_admin):
        with pytest.raises(people.RoleNeedsAgencyError):
            people.invite_person(session, as_admin, drafted(agency=None))

    def test_refuses_a_stranger(self, session, agency):
        with pytest.raises(SignInNeededError):
            people.invite_person(session, STRANGER, drafted())

    def test_refuses_a_member(self, session, as_member):
        with pytest.raises(NotAllowedError):
            people.invite_person(session, as_member, drafted())

    def test_refuses_another_agencys_administrator(
        self, session, as_agency_admin, other_agency
    ):
        with pytest.raises(NotAllowedError):
            people.invite_person(session, as_agency_admin, drafted(agency="DEMO-B"))

    @pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN])
    def test_refuses_an_agencys_administrator_a_role_above_it(
        self, session, as_agency_admin, role
    ):
        with pytest.raises(RoleNotYoursError):
            people.invite_person(session, as_agency_admin, drafted(roles={role}))

    def test_lets_an_administrator_give_every_role(self, session, as_admin, agency):
        person, _ = people.invite_person(session, as_admin, drafted(roles=set(Role)))

        assert queries.roles_of(session, person) == set(Role)

    def test_leaves_a_trail_without_what_is_personal(self, session, as_agency_admin):
        person, _ = people.invite_person(session, as_agency_admin, drafted())
        close_unit(session)

        created = session.scalars(
            select(AuditEvent).where(
                AuditEvent.subject_id == person.id, AuditEvent.event == "person.created"
            )
        ).one()
        images = session.scalars(
            select(RowImage.image).where(RowImage.row_id == person.id)
        ).all()
        assert created.changes["agency_id"] == [None, str(person.agency_id)]
        assert created.changes["email"] == created.changes["name"] == ["changed", "changed"]
        assert "Eva" not in str(images)
        assert "eva@" not in str(images)


class TestCreatePerson:
    def test_takes_a_first_password_from_the_command_line_alone(
        self, session, as_admin, agency
    ):
        with pytest.raises(NotAllowedError):
            people.create_person(session, as_admin, drafted(), "cuatro palabras al azar")

        person = people.create_person(session, SYSTEM, drafted(), "cuatro palabras al azar")
        assert person.password_hash.startswith("$argon2id$")


class TestChangeRoles:
    def test_gives_and_takes_until_they_are_those(self, session, as_agency_admin, member):
        people.change_roles(session, as_agency_admin, member, {Role.PUBLISHER, Role.SIGNATORY})

        assert queries.roles_of(session, member) == {Role.PUBLISHER, Role.SIGNATORY}

    def test_keeps_a_role_that_was_taken_with_its_moment(
        self, session, clock, as_agency_admin, member
    ):
        people.change_roles(session, as_agency_admin, member, {Role.PUBLISHER})

        taken = session.scalars(
            select(RoleGrant).where(
                RoleGrant.person_id == member.id, RoleGrant.role == "member"
            )
        ).one()
        assert taken.taken_at is not None

    def test_gives_a_role_again_that_was_taken(self, session, as_agency_admin, member):
        for roles in ({Role.PUBLISHER}, {Role.MEMBER}):
            people.change_roles(session, as_agency_admin, member, roles)

        assert queries.roles_of(session, member) == {Role.MEMBER}

    def test_refuses_to_leave_none(self, session, as_agency_admin, member):
        with pytest.raises(people.NoRoleError):
            people.change_roles(session, as_agency_admin, member, ())

    def test_refuses_an_agencys_administrator_to_manage_a_reviewer_of_its_own(
        self, session, as_admin, as_agency_admin, member
    ):
        people.change_roles(session, as_admin, member, {Role.MEMBER, Role.REVIEWER})

        with pytest.raises(RoleNotYoursError):
            people.change_roles(session, as_agency_admin, member, {Role.MEMBER})

    def test_refuses_to_take_the_last_administrators_role(self, session, as_admin, admin):
        with pytest.raises(people.LastAdminError):
            people.change_roles(session, as_admin, admin, {Role.REVIEWER})

    def test_refuses_a_role_within_an_agency_to_someone_of_none(self, session, as_admin, admin):
        with pytest.raises(people.RoleNeedsAgencyError):
            people.change_roles(session, as_admin, admin, {Role.ADMIN, Role.MEMBER})


class TestEditPerson:
    EDIT = PersonEdit(name="Nombre Nuevo", language="pt")

    def test_lets_people_correct_themselves(self, session, as_member, member):
        people.edit_person(session, as_member, member, self.EDIT)

        assert (member.name, member.language) == ("Nombre Nuevo", "pt")

    def test_refuses_other_members(self, session, as_member, agency_admin):
        with pytest.raises(NotAllowedError):
            people.edit_person(session, as_member, agency_admin, self.EDIT)


class TestDeactivatePerson:
    def test_ends_every_sign_in(self, session, as_agency_admin, member):
        moment = member.created_at
        session.add(
            SignIn(digest="0" * 64, person_id=member.id, created_at=moment, last_seen_at=moment,
                   expires_at=moment)
        )  # fmt: skip

        people.deactivate_person(session, as_agency_admin, member)

        assert not member.is_active
        assert session.scalars(select(SignIn)).all() == []

    def test_can_be_taken_back(self, session, as_agency_admin, member):
        people.deactivate_person(session, as_agency_admin, member)

        people.reactivate_person(session, as_agency_admin, member)

        assert member.is_active
        assert queries.roles_of(session, member) == {Role.MEMBER}

    def test_refuses_the_last_administrator(self, session, as_admin, admin):
        with pytest.raises(people.LastAdminError):
            people.deactivate_person(session, as_admin, admin)

    def test_lets_an_administrator_go_while_another_stays(self, session, as_admin, admin):
        draft = drafted(email="otra@demo.gub.uy", agency=None, roles={Role.ADMIN})
        people.create_person(session, as_admin, draft)

        people.deactivate_person(session, as_admin, admin)

        assert not admin.is_active

    def test_refuses_a_member(self, session, as_member, agency_admin):
        with pytest.raises(NotAllowedError):
            people.deactivate_person(session, as_member, agency_admin)


class TestPeopleOf:
    def test_names_an_agencys_people_with_their_roles(
        self, session, agency, agency_admin, member, admin
    ):
        assert queries.people_of(session, agency.id) == [
            (member, {Role.MEMBER}),
            (agency_admin, {Role.AGENCY_ADMIN}),
        ]

    def test_names_those_of_no_agency(self, session, admin, member):
        assert queries.people_of(session, None) == [(admin, {Role.ADMIN})]


class TestPassOn:
    def test_hands_the_people_to_the_heir(
        self, session, as_admin, member, agency, other_agency
    ):
        pass_on(session, as_admin, agency, other_agency)

        assert queries.people_of(session, other_agency.id) == [(member, {Role.MEMBER})]
        assert queries.people_of(session, agency.id) == []

    def test_refuses_anyone_but_an_administrator(
        self, session, as_agency_admin, agency, other_agency
    ):
        with pytest.raises(NotAllowedError):
            pass_on(session, as_agency_admin, agency, other_agency)
