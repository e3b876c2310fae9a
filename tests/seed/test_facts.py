import re
from collections import Counter
from decimal import Decimal
from itertools import chain
from statistics import median

import pytest

from registry.catalogue.publiccode.licences import licence_of
from registry.catalogue.publiccode.values import graphemes, language_of
from registry.catalogue.repository import normalise_repository
from registry.catalogue.vocabulary import (
    BaseSoftwareKind,
    Category,
    DevelopmentStatus,
    LineageRelation,
)
from registry.needs.vocabulary import Priority
from registry.reuse.vocabulary import BaselineKind, ReuseStage
from seed.facts import demonstration, reuses
from seed.facts.agencies import AGENCIES, DEPARTMENTAL
from seed.facts.catalogue import PUBLIC_SOFTWARE, SOFTWARE
from seed.facts.publishers import PUBLISHERS
from seed.facts.shapes import RecordKind, Said
from seed.facts.templates.every import TEMPLATES

BY_CODE = {agency.code: agency for agency in AGENCIES}
BY_SLUG = {software.slug: software for software in SOFTWARE}
ALL_REUSES = (*reuses.REUSES, *demonstration.REUSES)

# domain F2's column, and nothing beside it
LICENCES_FOUND = {
    "sistema-agenda-electronica": "GPL-3.0-or-later",
    "simple": "BSD-3-Clause",
    "odoo-coreuy": "AGPL-3.0-only",
    "inscripciones-sorteos": "GPL-3.0-only",
    "e-status": "GPL-3.0-only",
    "openfisca-uy": "AGPL-3.0-only",
}


class TestAgencies:
    def test_are_all_here_once(self):
        assert len(BY_CODE) == len(AGENCIES) == 84
        assert sum(agency.name.startswith("Intendencia de") for agency in DEPARTMENTAL) == 19
        assert Counter(agency.country for agency in AGENCIES) == {"UY": 83, "CL": 1}

    def test_have_codes_in_capitals_that_no_former_code_repeats(self):
        former = list(chain.from_iterable(agency.former_codes for agency in AGENCIES))

        assert all(
            re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", code) for code in (*BY_CODE, *former)
        )
        assert not set(former) & set(BY_CODE)

    def test_belong_to_agencies_that_are_here(self):
        assert all(agency.parent in BY_CODE for agency in AGENCIES if agency.parent)

    def test_that_are_invented_say_so(self):
        invented = {agency.code for agency in AGENCIES if agency.is_demonstration}

        assert invented == {"DEMO-A", "DEMO-B", "DEMO-C", "DEMO-D"}
        assert all(BY_CODE[code].name.startswith("Organismo Demo") for code in invented)

    def test_that_publish_are_here(self):
        assert all(publisher.agency in BY_CODE for publisher in PUBLISHERS)


class TestSoftware:
    def test_is_all_here_once(self):
        assert len(PUBLIC_SOFTWARE) == 34
        assert len(BY_SLUG) == len(SOFTWARE) == 38

    def test_names_only_what_is_here(self):
        publishers = {publisher.slug for publisher in PUBLISHERS}
        for software in SOFTWARE:
            assert software.publisher in publishers
            assert {software.holder, software.steward} - {None} <= set(BY_CODE)
            named = {origin.software for origin in software.origins}
            assert {*named, software.successor} - {None} <= set(BY_SLUG)

    def test_comes_after_what_it_is_based_on(self):
        slugs = list(BY_SLUG)

        assert all(
            slugs.index(before) < slugs.index(software.slug)
            for software in SOFTWARE
            for before in (origin.software for origin in software.origins)
        )

    def test_has_the_name_of_its_repository_for_a_slug(self):
        for software in SOFTWARE:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", software.slug)
            if software.repository_url:
                assert normalise_repository(software.repository_url) == (
                    f"https://github.com/agesic-uy/{software.slug}"
                )

    def test_has_no_repository_where_none_is_known(self):
        assert [
            software.slug for software in PUBLIC_SOFTWARE if not software.repository_url
        ] == [
            "simple-chile",
            "sistema-de-notificaciones",
        ]

    def test_has_the_licences_that_were_found_and_no_other(self):
        licences = {
            software.slug: software.licence for software in PUBLIC_SOFTWARE if software.licence
        }

        assert licences == LICENCES_FOUND
        assert all(licence_of(licence) == licence for licence in licences.values())
        assert all(BY_SLUG[slug].licence_as_found for slug in licences)

    def test_says_where_each_entry_comes_from(self):
        assert all(software.source for software in SOFTWARE)

    @pytest.mark.parametrize("language", Said._fields)
    def test_is_described_in_each_language_within_the_standard_s_lengths(self, language):
        for software in SOFTWARE:
            assert 20 <= graphemes(getattr(software.short, language)) <= 150, software.slug
            if software.long:
                assert 150 <= graphemes(getattr(software.long, language)) <= 10_000, (
                    software.slug
                )

    def test_is_not_described_twice_in_the_same_words(self):
        shorts = Counter(
            software.short.es for software in SOFTWARE if not software.slug.startswith("pdi-")
        )

        assert shorts.most_common(1)[0][1] == 1

    def test_has_categories(self):
        assert all(software.categories for software in SOFTWARE)

    def test_has_base_software_whose_terms_are_told_apart(self):
        sae = BY_SLUG["sistema-agenda-electronica-v4"].base_software
        draws = BY_SLUG["inscripciones-sorteos"].base_software

        assert [(each.name, each.version) for each in sae] == [
            ("Java", None),
            ("WildFly", "24.0.1"),
            ("PostgreSQL", "13"),
            ("Maven", None),
        ]
        assert draws[-1].kind is BaseSoftwareKind.PROPRIETARY


class TestTheLineOfSae:
    line = tuple(
        BY_SLUG[f"sistema-agenda-electronica{version}"] for version in ("", "-v2", "-v4")
    )

    def test_goes_from_the_city_to_agesic(self):
        first, second, fourth = (software.origins for software in self.line)
        (adapted,), (based_on,) = second, fourth
        assert first == ()
        assert (adapted.software, adapted.relation, adapted.since_on) == (
            "sistema-agenda-electronica",
            LineageRelation.ADAPTATION_OF,
            "2016-04-01",
        )
        assert (based_on.software, based_on.since_on) == (
            "sistema-agenda-electronica-v2",
            "2020-11-10",
        )
        assert (self.line[0].holder, self.line[0].started_on) == ("IM", "2008")

    def test_names_version_4_as_successor_of_the_discontinued_ones(self):
        *former, present = self.line

        assert all(software.successor == present.slug for software in former)
        assert all(
            software.development_status is DevelopmentStatus.OBSOLETE for software in former
        )
        assert present.development_status is DevelopmentStatus.STABLE

    def test_has_one_baseline_and_it_is_approximate(self):
        with_baseline = [software for software in PUBLIC_SOFTWARE if software.baseline]

        assert with_baseline == [self.line[0]]
        assert with_baseline[0].baseline.months == 10
        assert with_baseline[0].baseline.margin_months == Decimal("0.5")

    def test_lists_releases_with_the_newest_first(self):
        assert [release.version for release in self.line[2].releases] == [
            "4.7.0",
            "4.6.1",
            "4.6.0",
            "4.1.0",
            "4.0.1",
            "4.0.0",
        ]

    def test_meets_every_line_of_the_template_for_appointments(self):
        assert (
            len(self.line[2].features) == len(TEMPLATES[Category.APPOINTMENT_SCHEDULING]) == 14
        )


class TestReuses:
    def test_name_only_what_is_here(self):
        assert {reuse.agency for reuse in ALL_REUSES} <= set(BY_CODE)
        assert {reuse.software for reuse in ALL_REUSES} <= set(BY_SLUG)

    def test_are_one_for_each_agency_and_software(self):
        pairs = Counter((reuse.agency, reuse.software) for reuse in ALL_REUSES)

        assert max(pairs.values()) == 1

    def test_know_months_for_bps_alone(self):
        known = [reuse for reuse in reuses.REUSES if reuse.adaptation_months is not None]

        assert known == [reuses.BPS_USES_SAE]
        assert (known[0].adaptation_months, known[0].margin_months) == (4, Decimal("0.5"))

    def test_have_no_days_that_nobody_published(self):
        assert not any(day for reuse in reuses.REUSES for day in reuse.stages.values())

    def test_go_forward_through_their_stages(self):
        order = list(ReuseStage)
        for reuse in ALL_REUSES:
            places = [order.index(stage) for stage in reuse.stages]
            assert places == sorted(places)

    def test_give_evidence(self):
        assert all(reuse.evidence for reuse in ALL_REUSES)
        assert all(len(reuse.evidence) <= 1_000 for reuse in ALL_REUSES)

    def test_of_invented_software_are_by_invented_agencies_and_the_other_way_round(self):
        for reuse in ALL_REUSES:
            assert BY_CODE[reuse.agency].is_demonstration is reuse.software.startswith("demo-")


class TestTheNineFacts:
    def test_are_nine_and_the_months_of_one_are_known(self):
        assert [fact.number for fact in reuses.NINE_FACTS] == list(range(1, 10))
        assert [fact.number for fact in reuses.NINE_FACTS if fact.months_are_known] == [2]

    def test_become_every_reuse_there_is(self):
        told = {
            (agency, fact.software)
            for fact in reuses.NINE_FACTS
            if {RecordKind.REUSE, RecordKind.CONTRIBUTION} & set(fact.kinds)
            for agency in fact.agencies
        }

        assert told == {(reuse.agency, reuse.software) for reuse in reuses.REUSES}

    def test_that_tell_of_a_contribution_have_one(self):
        for fact in reuses.NINE_FACTS:
            if RecordKind.CONTRIBUTION in fact.kinds:
                (reuse,) = (
                    r
                    for r in reuses.REUSES
                    if r.agency in fact.agencies and r.software == fact.software
                )
                assert reuse.contributions

    def test_that_are_no_reuse_stand_on_the_entry(self):
        sae = BY_SLUG["sistema-agenda-electronica"]

        assert (sae.holder, sae.steward) == ("IM", "AGESIC")
        assert [
            fact.agencies for fact in reuses.NINE_FACTS if RecordKind.ORIGIN in fact.kinds
        ] == [("IM",)]
        assert [
            fact.agencies for fact in reuses.NINE_FACTS if RecordKind.STEWARDSHIP in fact.kinds
        ] == [("AGESIC",)]

    def test_tell_of_one_stewardship_that_passed_and_of_it_the_year_alone(self):
        (passed,) = reuses.STEWARDSHIPS

        assert (passed.origin, passed.heir, passed.happened_on) == ("IM", "AGESIC", "2016")
        assert BY_SLUG[passed.software].steward == passed.heir


class TestTheDemonstration:
    def pairs(self):
        for reuse in demonstration.COMPLETED:
            is_estimate = reuse.baseline_kind is BaselineKind.OWN_BUILD_ESTIMATE
            original = (
                reuse.estimated_months
                if is_estimate
                else BY_SLUG[reuse.software].baseline.months
            )
            yield original, reuse.adaptation_months

    def test_is_the_reference_set_whose_figures_are_known(self):
        assert sorted(self.pairs()) == sorted(
            (Decimal(original), Decimal(adaptation))
            for original, adaptation in (
                ("10", "4"), ("12", "3"), ("24", "6"), ("8", "6"), ("6", "1.5"), ("18", "21"), ("30", "9")
            )
        )  # fmt: skip
        assert median(
            adaptation / original for original, adaptation in self.pairs()
        ) == Decimal("0.3")
        assert (
            sum(a for _, a in self.pairs()) / sum(o for o, _ in self.pairs())
            == Decimal("50.5") / 108
        )

    def test_says_of_itself_that_it_is_one(self):
        assert all("demostración" in software.name for software in demonstration.SOFTWARE)
        assert all(reuse.evidence == demonstration.INVENTED for reuse in demonstration.REUSES)

    def test_states_needs_of_invented_agencies_with_musts(self):
        assert {need.agency for need in demonstration.NEEDS} == {
            "DEMO-A",
            "DEMO-B",
            "DEMO-C",
            "DEMO-D",
        }
        for need in demonstration.NEEDS:
            assert BY_CODE[need.agency].is_demonstration
            assert language_of(need.language) is not None
            assert any(line.priority is Priority.MUST for line in need.requirements)


class TestTemplates:
    def test_are_there_for_the_categories_of_everyday(self):
        assert {
            Category.APPOINTMENT_SCHEDULING,
            Category.PROJECT_MANAGEMENT,
            Category.DOCUMENT_MANAGEMENT,
            Category.E_SIGNATURE,
            Category.IDENTITY_MANAGEMENT,
            Category.WORKFLOW_MANAGEMENT,
            Category.GEOGRAPHIC_INFORMATION_SYSTEMS,
            Category.INVENTORY_MANAGEMENT,
            Category.SURVEY,
            Category.DATA_VISUALIZATION,
        } <= set(TEMPLATES)

    @pytest.mark.parametrize("category", TEMPLATES)
    def test_have_musts_and_say_each_line_once_in_three_languages(self, category):
        lines = TEMPLATES[category]

        assert len(lines) >= 8
        assert any(line.priority is Priority.MUST for line in lines)
        assert len({line.text for line in lines}) == len(lines)
        assert all(text == text.strip() and text for line in lines for text in line.text)


def test_every_sentence_is_said_in_three_languages():
    said = [
        each
        for software in SOFTWARE
        for each in (software.short, software.long, *software.features)
        if each
    ]
    said += [fact.sentence for fact in reuses.NINE_FACTS]

    assert all(len(each) == 3 and all(each) for each in said)
    assert all(len({each.es, each.pt, each.en}) == 3 for each in said if len(each.es) > 40)
