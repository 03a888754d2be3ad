"""The training matrix as contents: what each course is to people, or to all who have a job profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from i18n import _
from planning.careers import source as s
from planning.plan.courses import Course, Training
from planning.plan.document import Document
from planning.plan.moments import finish_day
from planning.plan.people import Person
from planning.plan.text import text_in
from planning.scene import matrix as m

Rows = Literal["profiles", "people"]
CODES: Mapping[str, int] = {
    "required": m.REQUIRED,
    "recommended": m.RECOMMENDED,
    "planned": m.PLANNED,
    "done": m.DONE,
}
STATES: Mapping[int, str] = {code: state for state, code in CODES.items()}


@dataclass(frozen=True)
class Choice:
    """What of the matrix is shown: rows, as of which day, rows and courses whose name holds some words.

    units, profiles: people of these only, nothing for all. only_open: only rows with something required that
    is not done.
    """

    rows: Rows = "profiles"
    day: date = date.max
    words: str = ""
    units: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    only_open: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.units or self.profiles or self.only_open)


class TrainingMatrix:
    """The plan's side of the matrix, made once for a state of the plan."""

    def __init__(self, document: Document, language: str) -> None:
        self.document, self.language = document, language
        self.courses: list[Course] = [
            one for one in s.in_order(s.courses_of(document).values()) if one.retired is None
        ]
        self.people: list[Person] = s.in_order(s.people_of(document).values())
        self.profiles = s.in_order(s.profiles(document).values())
        self.of_people: dict[tuple[str, str], Training] = {}
        self.of_profiles: dict[tuple[str, str], Training] = {}
        for row in s.training(document).values():
            if row.person:
                kept = self.of_people.get((row.person, row.course))
                self.of_people[row.person, row.course] = _latest(kept, row)
            elif row.profile:
                self.of_profiles[row.profile, row.course] = row

    def code_of_person(self, person: Person, course: str, day: date) -> int:
        """What a course is to somebody: their own row, else that of their profile."""
        own = self.of_people.get((person.id, course))
        if own is not None:
            return state_code(own, day)
        asked = self.of_profiles.get((person.profile or "", course))
        return state_code(asked, day) if asked is not None else m.NOTHING

    def code_of_profile(self, profile: str, course: str, day: date) -> int:
        """What a course is to a profile, by those who have it.

        Expired where it is for anybody, done where it is for all, planned where it is for anybody; else what
        the profile asks for.
        """
        asked = self.of_profiles.get((profile, course))
        base = state_code(asked, day) if asked is not None else m.NOTHING
        codes = [
            self.code_of_person(one, course, day)
            for one in self._holders.get(profile, [])
            if s.is_there(one, day)
        ]
        if m.EXPIRED in codes:
            return m.EXPIRED
        if base == m.NOTHING or not codes:
            return base
        if all(code == m.DONE for code in codes):
            return m.DONE
        return m.PLANNED if m.PLANNED in codes else base

    @property
    def _holders(self) -> Mapping[str, list[Person]]:
        if not hasattr(self, "_by_profile"):
            self._by_profile: dict[str, list[Person]] = {}
            for one in self.people:
                self._by_profile.setdefault(one.profile or "", []).append(one)
        return self._by_profile

    def contents(self, choice: Choice) -> m.Contents:
        """The matrix of a choice; courses nobody has anything to do with are kept: they can be chosen."""
        heads, codes = self._people(choice) if choice.rows == "people" else self._profiles(choice)
        columns = tuple(m.Head(one.id, text_in(one.name, self.language), one.code) for one in self.courses)
        whole = m.Contents(rows=tuple(heads), columns=columns, codes=codes)
        return m.arranged(whole, self._rows(choice, whole), self._shown_columns(choice, whole))

    def _people(self, choice: Choice) -> tuple[list[m.Head], m.Codes]:
        shown = [one for one in self.people if s.is_there(one, choice.day) and self._takes(one, choice)]
        heads = [
            m.Head(one.id, text_in(one.name, self.language), self._profile_name(one.profile)) for one in shown
        ]
        rows = ([self.code_of_person(one, course.id, choice.day) for course in self.courses] for one in shown)
        return heads, self._array(rows, len(heads))

    def _profiles(self, choice: Choice) -> tuple[list[m.Head], m.Codes]:
        shown = [one for one in self.profiles if not choice.profiles or one.id in choice.profiles]
        heads = [m.Head(one.id, text_in(one.name, self.language)) for one in shown]
        rows = (
            [self.code_of_profile(one.id, course.id, choice.day) for course in self.courses] for one in shown
        )
        return heads, self._array(rows, len(heads))

    def _array(self, rows: Iterable[list[int]], count: int) -> m.Codes:
        return np.array(list(rows), np.int16).reshape(count, len(self.courses))

    def _takes(self, person: Person, choice: Choice) -> bool:
        return (not choice.units or (person.unit or "") in choice.units) and (
            not choice.profiles or (person.profile or "") in choice.profiles
        )

    def _profile_name(self, id: str | None) -> str:
        profile = s.profiles(self.document).get(id or "")
        return text_in(profile.name, self.language) if profile else _("Not stated")

    def _rows(self, choice: Choice, whole: m.Contents) -> list[int]:
        words = choice.words.casefold()
        by_course = any(words in head.title.casefold() for head in whole.columns) if words else True
        open_codes = (m.REQUIRED, m.PLANNED, m.EXPIRED)
        return [
            at
            for at, head in enumerate(whole.rows)
            if (by_course or words in head.title.casefold())
            and (not choice.only_open or bool(np.isin(whole.codes[at], open_codes).any()))
        ]

    def _shown_columns(self, choice: Choice, whole: m.Contents) -> list[int]:
        words = choice.words.casefold()
        named = [at for at, head in enumerate(whole.columns) if words and words in head.title.casefold()]
        return named or list(range(len(whole.columns)))


def state_code(row: Training, day: date) -> int:
    """A row as a code; what is done and has expired by a day is expired."""
    if row.state == "done" and row.expires and finish_day(row.expires) < day:
        return m.EXPIRED
    return CODES[row.state]


def _latest(kept: Training | None, row: Training) -> Training:
    """Of two rows of somebody for a course: what is planned anew after it was done, else the later one."""
    if kept is None:
        return row
    return max(kept, row, key=lambda one: (one.date or "", one.state == "planned", one.id))
