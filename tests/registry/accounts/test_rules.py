import pytest

from registry.accounts import rules
from registry.accounts.schemas import PersonDraft
from registry.actors.rules import SYSTEM, Actor
from registry.actors.vocabulary import ActorKind, Role, Scope
from registry.errors import InvalidError


class TestRolesInGift:
    @pytest.mark.parametrize(
        ("held", "given"),
        [
            (Role.MEMBER, set()),
            (Role.PUBLISHER, set()),
            (Role.REVIEWER, set()),
            (Role.AGENCY_ADMIN, rules.WITHIN),
            (Role.ADMIN, set(Role)),
        ],
    )
    def test_nobody_gives_what_is_above_them(self, held, given):
        actor = Actor(ActorKind.PERSON, roles=frozenset({held}))

        assert rules.roles_in_gift(actor) == given

    def test_the_command_line_gives_all(self):
        assert rules.roles_in_gift(SYSTEM) == set(Role)


class TestScopesInGift:
    def test_a_person_gives_all(self):
        assert rules.scopes_in_gift(Actor(ActorKind.PERSON)) == set(Scope)

    def test_a_token_gives_its_own_alone(self):
        token = Actor(ActorKind.TOKEN, scopes=frozenset({Scope.READ}))

        assert rules.scopes_in_gift(token) == {Scope.READ}


class TestSettledPassword:
    KNOWN = ("ana.perez@demo.gub.uy", "Organismo Demo A", None)

    def test_takes_a_few_words_in_any_script(self):
        assert rules.settled_password("caballo bateria ñandú 🐎", self.KNOWN)

    def test_takes_the_same_letters_however_they_were_composed(self):
        composed = rules.settled_password("canción del sur", self.KNOWN)

        assert rules.settled_password("cancio\u0301n del sur", self.KNOWN) == composed

    @pytest.mark.parametrize("password", ["", "once letras", "x" * 257])
    def test_refuses_one_too_short_or_too_long(self, password):
        with pytest.raises(rules.PasswordLengthError):
            rules.settled_password(password, self.KNOWN)

    @pytest.mark.parametrize("password", ["ANA.PEREZ@demo.gub.uy", "organismodemoA "])
    def test_refuses_what_anyone_would_try_first(self, password):
        with pytest.raises(rules.PasswordKnownError):
            rules.settled_password(password, self.KNOWN)

    @pytest.mark.parametrize("character", ["\0", "\n", "\ud800"])
    def test_refuses_characters_that_nobody_types(self, character):
        with pytest.raises(rules.PasswordCharacterError):
            rules.settled_password(f"doce letras o más{character}", self.KNOWN)

    def test_says_which_field_is_wrong(self):
        with pytest.raises(InvalidError) as refused:
            rules.settled_password("corta", self.KNOWN)

        assert refused.value.field == "password"


class TestEmail:
    def test_is_kept_with_its_case_folded(self):
        assert _drafted("Ana.PEREZ@Demo.GUB.uy ").email == "ana.perez@demo.gub.uy"

    @pytest.mark.parametrize(
        "email",
        ["", "ana", "ana@", "@demo.uy", "ana@demo", "a b@demo.uy", "a@b@demo.uy", "a@.uy",
         "ana@demo.uy\0", "a" * 250 + "@demo.uy", "ΐ" * 100 + "@demo.uy", "\ud800@demo.uy"],
    )  # fmt: skip
    def test_refuses_what_is_no_address(self, email):
        with pytest.raises(ValueError, match="email"):
            _drafted(email)


def _drafted(email):
    return PersonDraft(email=email, name="Ana", roles={Role.REVIEWER})
