"""The templates of every category that has one."""

from collections.abc import Mapping

from registry.catalogue.vocabulary import Category
from seed.facts.shapes import RequirementFact
from seed.facts.templates import inner_life, public_services

TEMPLATES: Mapping[Category, tuple[RequirementFact, ...]] = {
    **public_services.TEMPLATES,
    **inner_life.TEMPLATES,
}
