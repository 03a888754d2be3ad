"""The competency matrix as contents: people or job profiles by competencies, filtered, sorted and grouped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

import numpy as np

from i18n import _, ngettext
from i18n.formats import number
from planning.careers import source as s
from planning.careers.coverage import proficient_levels
from planning.careers.matrix import Sheet
from planning.careers.ratings import Ratings
from planning.plan.changes import Changes
from planning.plan.competence import Competency, Profile
from planning.plan.document import Document
from planning.plan.entities import Entity
from planning.plan.people import Person, RatingSource
from planning.plan.text import text_in
from planning.scene import matrix as m

Rows = Literal["people", "profiles"]
Group = Literal["unit", "profile", "grade", "none"]
Sort = Literal["order", "name", "grade", "level", "gap"]
GROUPS: tuple[Group, ...] = ("unit", "profile", "grade", "none")
SORTS: tuple[Sort, ...] = ("order", "name", "grade", "level", "gap")


@dataclass(frozen=True)
class Choice:
    """What of the matrix is shown, and how.

    Attributes:
        basis: whose ratings are shown. gaps: whether the difference to the job profile is shown instead.
        profile: the profile that gaps are measured against; "" for everybody's own.
        by_column: the competency by which rows are sorted, highest first; "" for ``sort``.
        words: rows and columns whose name holds them; units, families, profiles: nothing for all of them.
        only_gaps: only people who are short of something that their profile must have.
    """

    rows: Rows = "people"
    basis: RatingSource = "certified"
    day: date = date.max
    gaps: bool = False
    profile: str = ""
    group: Group = "unit"
    sort: Sort = "order"
    by_column: str = ""
    words: str = ""
    units: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    only_gaps: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.units or self.families or self.profiles or self.only_gaps)


T = TypeVar("T", bound=Entity)


@dataclass
class Heatmap:
    """The plan's side of the matrix: made once for a state of the plan, then asked for many choices.

    ``ratings`` are those of the plan, which the caller keeps in step with it (:meth:`forget_levels`).
    The array of levels of the last basis and day is kept, so that another colour, order or filter only takes
    it anew.
    """

    document: Document
    language: str
    ratings: Ratings
    _levels: tuple[RatingSource, date, m.Codes] | None = None

    # What the plan holds

    def __post_init__(self) -> None:
        self.people: list[Person] = s.in_order(s.people_of(self.document).values())
        self.profiles: list[Profile] = s.in_order(s.profiles(self.document).values())
        self.competencies: list[Competency] = [
            s.competencies(self.document)[id] for id in s.rateable(self.document, date.min)
        ]
        self._rank = {id: (grade.ladder, grade.rank) for id, grade in s.grades(self.document).items()}
        self._columns = {one.id: at for at, one in enumerate(self.competencies)}
        self._place = {one.id: at for at, one in enumerate(self.profiles)}
        self.required = self._required()
        self._heads = [self._person_head(one) for one in self.people]
        self._column_heads = [self._column_head(one) for one in self.competencies]
        self._titles: dict[tuple[str, str], str] = {}
        self._proficient = proficient_levels(self.document)
        self._sheet = Sheet(self.ratings, [one.id for one in self.people], list(self._columns))

    def _required(self) -> m.Codes:
        """Levels by profile and competency, ``NOTHING`` where none is asked for."""
        cells = np.full((len(self.profiles), len(self.competencies)), m.NOTHING, np.int16)
        for row in s.requirements(self.document).values():
            profile, column = self._place.get(row.profile), self._columns.get(row.competency)
            if profile is not None and column is not None:
                cells[profile, column] = row.level
        return cells

    def required_level(self, profile: str, competency: str) -> int | None:
        """The level of a competency that a profile asks for, ``None`` where it asks for none."""
        row, column = self._place.get(profile), self._columns.get(competency)
        level = m.NOTHING if row is None or column is None else int(self.required[row, column])
        return None if level == m.NOTHING else level

    def held(self, basis: RatingSource, day: date) -> m.Codes:
        """Levels and states of all people, in the order of the plan."""
        if self._levels is None or self._levels[:2] != (basis, day):
            self._levels = basis, day, self._sheet.levels(basis, day).cells.astype(np.int16)
        return self._levels[2]

    def asked_of(self, choice: Choice) -> m.Codes:
        """What is required of each person, by their own profile or the one of the choice."""
        nothing = np.full((1, len(self.competencies)), m.NOTHING, np.int16)
        known = np.concatenate([self.required, nothing])
        wanted = [choice.profile or person.profile or "" for person in self.people]
        return known[[self._place.get(id, len(self.profiles)) for id in wanted]]

    def differences(self, choice: Choice) -> m.Codes:
        """Held less required as codes; a state where the level is not known, nothing where none is asked."""
        held, asked = self.held(choice.basis, choice.day), self.asked_of(choice)
        gap = m.GAP + np.clip(held - asked, -m.WIDEST_GAP, m.WIDEST_GAP)
        found = np.where(held >= 0, gap, held)
        return np.where(asked == m.NOTHING, m.NOTHING, found).astype(np.int16)

    def short(self, choice: Choice) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Levels that each person is short of, all together."""
        held, asked = self.held(choice.basis, choice.day), self.asked_of(choice)
        known = (held >= 0) & (asked >= 0)
        missing = np.where(known, np.maximum(0, asked.astype(np.int64) - held), 0)
        return missing.sum(axis=1)  # type: ignore[no-any-return]  # numpy types the sum of an array as Any

    def forget_levels(self, changes: Changes) -> None:
        """Look the levels of those up again whose ratings changed, where nothing else did."""
        records = (row for change in changes.items for row in (change.before, change.after) if row)
        self._sheet.forget({row["person"] for row in records})
        self._levels = None

    # Contents

    def contents(self, choice: Choice) -> m.Contents:
        """The matrix of a choice."""
        return self._of_profiles(choice) if choice.rows == "profiles" else self._of_people(choice)

    def _of_people(self, choice: Choice) -> m.Contents:
        codes = self.differences(choice) if choice.gaps else self.held(choice.basis, choice.day)
        rows = self._sorted_people(self._filtered_people(choice), choice)
        return self._assembled(
            choice,
            codes,
            self._heads,
            rows,
            lambda row: self._group_of_person(row, choice.group),
            self._people_count,
        )

    def _of_profiles(self, choice: Choice) -> m.Contents:
        rows = self._filtered_profiles(choice)
        if choice.by_column in self._columns:
            rows.sort(key=lambda at: -int(self.required[at, self._columns[choice.by_column]]))
        elif choice.sort == "name":
            rows.sort(key=lambda at: text_in(self.profiles[at].name, self.language).casefold())
        elif choice.sort == "grade":
            rows.sort(key=lambda at: self._grade_key(self.profiles[at].grade))
        heads = [
            m.Head(one.id, text_in(one.name, self.language), self.grade_name(one.grade))
            for one in self.profiles
        ]
        return self._assembled(
            choice, self.required, heads, rows, self._group_of_profile, self._profile_count
        )

    def _assembled(
        self,
        choice: Choice,
        codes: m.Codes,
        heads: list[m.Head],
        rows: list[int],
        group: Callable[[int], tuple[str, str]],
        count: Callable[[int], str],
    ) -> m.Contents:
        grouped, bands = (rows, ()) if choice.group == "none" else _grouped(rows, group, count)
        columns, families = self._shown_columns(choice)
        whole = m.Contents(
            rows=tuple(heads),
            columns=tuple(self._column_heads),
            codes=codes,
        )
        shown = m.arranged(whole, grouped, columns, bands, families)
        return (
            shown if choice.rows == "profiles" else _covered(shown, self._coverage(choice, grouped, columns))
        )

    def _coverage(self, choice: Choice, rows: list[int], columns: list[int]) -> tuple[int, ...]:
        """How many of the people that are shown hold each competency at its scale's proficient level."""
        held = (
            self.held(choice.basis, choice.day)[np.array(rows, np.int64)]
            if rows
            else np.zeros((0, len(self.competencies)), np.int16)
        )
        asked = np.array([self.proficient(one) for one in self.competencies], np.int16)
        counts = (held >= np.maximum(asked, 1)).sum(axis=0)
        return tuple(int(counts[column]) for column in columns)

    def proficient(self, competency: Competency) -> int:
        """From which level on somebody counts as competent."""
        return self._proficient.get(competency.id, 1)

    # Rows

    def _person_head(self, person: Person) -> m.Head:
        return m.Head(person.id, text_in(person.name, self.language), self.grade_name(person.grade))

    def grade_name(self, id: str | None) -> str:
        """The name of a grade, its id where the plan does not know it."""
        grade = s.grades(self.document).get(id or "")
        return text_in(grade.name, self.language) if grade else id or ""

    def _grade_key(self, id: str | None) -> tuple[str, float]:
        return self._rank.get(id or "", ("~", 0.0))

    def _filtered_people(self, choice: Choice) -> list[int]:
        short = self.short(choice) if choice.only_gaps else None
        words = "" if self._names_column(choice) else choice.words.casefold()
        return [
            at
            for at, person in enumerate(self.people)
            if s.is_there(person, choice.day)
            and _names(words, (*person.name.values(), person.id))
            and (not choice.units or (person.unit or "") in choice.units)
            and (not choice.profiles or (person.profile or "") in choice.profiles)
            and (short is None or short[at] > 0)
        ]

    def _filtered_profiles(self, choice: Choice) -> list[int]:
        words = "" if self._names_column(choice) else choice.words.casefold()
        return [
            at
            for at, one in enumerate(self.profiles)
            if _names(words, one.name.values()) and (not choice.profiles or one.id in choice.profiles)
        ]

    def _sorted_people(self, rows: list[int], choice: Choice) -> list[int]:
        if choice.by_column in self._columns:
            column = self.held(choice.basis, choice.day)[:, self._columns[choice.by_column]]
            return sorted(rows, key=lambda at: -int(column[at]))
        if choice.sort == "gap":
            short = self.short(choice)
            return sorted(rows, key=lambda at: -int(short[at]))
        if choice.sort == "level":
            total = np.maximum(self.held(choice.basis, choice.day), 0).sum(axis=1)
            return sorted(rows, key=lambda at: -int(total[at]))
        if choice.sort == "name":
            return sorted(rows, key=lambda at: text_in(self.people[at].name, self.language).casefold())
        return (
            sorted(rows, key=lambda at: self._grade_key(self.people[at].grade))
            if choice.sort == "grade"
            else rows
        )

    def _group_of_person(self, row: int, group: Group) -> tuple[str, str]:
        """Id and title of the group that a person stands in."""
        person = self.people[row]
        table, id = {
            "unit": ("units", person.unit),
            "profile": ("profiles", person.profile),
            "grade": ("grades", person.grade),
        }.get(group, ("", None))
        return self._named(table, id, _("Without a unit") if group == "unit" else _("Not stated"))

    def _group_of_profile(self, row: int) -> tuple[str, str]:
        profile = self.profiles[row]
        names = [one.family_name for one in self.profiles if one.family == profile.family and one.family_name]
        title = text_in(names[0], self.language) if names else profile.family
        return profile.family, title or _("Not stated")

    def _named(self, table: str, id: str | None, missing: str) -> tuple[str, str]:
        key = (table, id or "")
        if key not in self._titles:
            entity = self.document.get(table, id) if table and id else None
            self._titles[key] = text_in(getattr(entity, "name", {}), self.language) or id or missing
        return id or "", self._titles[key]

    def _people_count(self, count: int) -> str:
        words = ngettext("{count} person", "{count} people", count)
        return words.format(count=number(count, self.language))

    def _profile_count(self, count: int) -> str:
        words = ngettext("{count} profile", "{count} profiles", count)
        return words.format(count=number(count, self.language))

    # Columns

    def _column_head(self, competency: Competency) -> m.Head:
        return m.Head(competency.id, text_in(competency.name, self.language))

    def _names_column(self, choice: Choice) -> bool:
        """Whether the words are those of columns: then they leave out columns, not rows."""
        words = choice.words.casefold()
        return bool(words) and any(_names(words, one.name.values()) for one in self.competencies)

    def _shown_columns(self, choice: Choice) -> tuple[list[int], tuple[m.Band, ...]]:
        """The competencies that are shown, family by family, and their families."""
        words = choice.words.casefold() if self._names_column(choice) else ""
        shown = [
            at
            for at, one in enumerate(self.competencies)
            if not s.is_retired(one, choice.day)
            and (not choice.families or (one.parent or "") in choice.families)
            and _names(words, one.name.values())
        ]
        return _grouped(shown, self._family, lambda count: "")

    def _family(self, column: int) -> tuple[str, str]:
        return self._named("competencies", self.competencies[column].parent, "")


def _names(words: str, names: Iterable[str]) -> bool:
    """Whether folded words stand in one of some names."""
    return not words or any(words in name.casefold() for name in names)


def _covered(contents: m.Contents, counts: tuple[int, ...]) -> m.Contents:
    return m.Contents(
        contents.rows, contents.columns, contents.groups, contents.families, contents.codes, counts
    )


def _grouped(
    places: Iterable[int], group: Callable[[int], tuple[str, str]], count: Callable[[int], str]
) -> tuple[list[int], tuple[m.Band, ...]]:
    """Places brought together by their group, groups in the order in which they first occur."""
    found: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for place in places:
        id, title = group(place)
        found.setdefault(id, []).append(place)
        titles[id] = title
    order = [place for rows in found.values() for place in rows]
    return order, tuple(m.Band(id, titles[id], len(rows), count(len(rows))) for id, rows in found.items())


def families_of(document: Document, language: str) -> Mapping[str, str]:
    """The families of competencies by id, as a filter offers them."""
    known = s.competencies(document)
    parents = {one.parent for one in known.values() if one.kind != "family" and one.parent}
    ordered = sorted((id for id in parents if id in known), key=lambda id: s.tree_path(known, id))
    return {id: text_in(known[id].name, language) for id in ordered}
