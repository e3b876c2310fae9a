"""What somebody who types may mean: what the index suggests, if the database still says that it is open."""

from uuid import UUID

from sqlalchemy.orm import Session

from registry.actors.rules import STRANGER
from registry.catalogue.category_words import CATEGORY_WORDS, category_name
from registry.catalogue.queries import software_in_short
from registry.language.vocabulary import Language
from registry.search.index.faults import IndexUnusableError
from registry.search.index.index import SearchIndex
from registry.search.index.suggesting import Suggestion
from registry.search.queries import SearchUnavailableError

USUAL, MOST = 8, 20


def suggestions(
    session: Session, index: SearchIndex, text: str, language: Language, limit: int = USUAL
) -> list[Suggestion]:
    """Return what may be meant, for anyone alike. Raises SearchUnavailableError."""
    categories = {code: category_name(code, language) for code in CATEGORY_WORDS}
    try:
        found = index.suggest(text, language, categories, limit)
    except IndexUnusableError as unusable:
        raise SearchUnavailableError from unusable
    witnesses = {UUID(each.witness) for each in found if each.witness}
    known = software_in_short(session, STRANGER, witnesses) if witnesses else {}
    return [each for each in found if each.witness is None or UUID(each.witness) in known]
