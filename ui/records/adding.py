"""What a new document begins with: what it belongs to, and the first values that make sense."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from i18n import _
from planning.careers import source as s
from planning.careers.day import reference_day
from planning.plan.competence import Grade
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from ui.competencies.words import scale_of
from ui.shell.session import Session

Fields = dict[str, Any]
NAMED = {
    "profiles": lambda: _("New job profile"),
    "grades": lambda: _("New grade"),
    "scales": lambda: _("New scale"),
    "people": lambda: _("New person"),
    "certifications": lambda: _("New certification"),
    "duty_stations": lambda: _("New duty station"),
    "career_rules": lambda: _("New rule"),
    "courses": lambda: _("New course"),
}


class Beginning:
    """Makes the fields of a new document of a plan; ``owner`` holds what it belongs to, by field."""

    def __init__(self, session: Session, owner: Mapping[str, str], like: Any) -> None:  # noqa: ANN401 - any entity
        self._session, self._plan = session, session.document
        self._owner, self._like = dict(owner), like

    def fields(self, table: str) -> Fields:
        """The fields of a new document.

        Raises:
            PlanError: ``nothing_to_refer_to`` where the plan lacks what it must name.
        """
        named = NAMED.get(table)
        found: Fields = {"name": {self._session.language: named()}} if named is not None else {}
        more = _MORE.get(table)
        return found | (more(self) if more is not None else {}) | self._owner

    def day(self) -> str:
        """The day as of which careers are seen."""
        return reference_day(self._plan).isoformat()

    def _first(self, table: str, taken: Collection[str] = ()) -> str:
        """The first document of a table, rather one that is not taken."""
        rows = [id for id in self._plan.table(table) if table != "competencies" or self._is_rated(id)]
        free = [id for id in rows if id not in taken]
        if not rows:
            raise PlanError(
                _("There is nothing yet that it could be about."),
                _("Add a course, competency, person or job profile first."),
                code="nothing_to_refer_to",
                table=table,
            )
        return (free or rows)[0]

    def _is_rated(self, competency: str) -> bool:
        one = s.competencies(self._plan)[competency]
        return one.kind != "family" and not one.retired

    def _others(self, table: str, field: str) -> set[Any]:
        """What the documents beside the new one name in a field."""
        rows = self._plan.table(table).values()
        return {
            getattr(row, field)
            for row in rows
            if all(getattr(row, name) == id for name, id in self._owner.items())
        }

    def _levels(self, competency: str) -> list[int]:
        scale = scale_of(self._plan, s.competencies(self._plan).get(competency))
        return sorted(int(digits) for digits in scale.levels) if scale else [0, 1]

    def levelled(self, table: str) -> Fields:
        """A competency that is not there yet, at a level of its scale; of a job profile or course."""
        field, refers = {"requirements": ("profile", "profiles"), "uplifts": ("course", "courses")}[table]
        found: Fields = {}
        if field not in self._owner:
            found[field] = self._first(refers, self._others(table, field))
        taken = self._others(table, "competency")
        found["competency"] = self._owner.get("competency") or self._first("competencies", taken)
        levels = self._levels(found["competency"])
        return found | {"level": levels[min(1, len(levels) - 1)]}

    def indicator(self) -> Fields:
        """The lowest level of the competency that has no indicator yet."""
        competency = self._owner.get("competency") or self._first("competencies")
        taken = self._others("indicators", "level")
        levels = [level for level in self._levels(competency) if level]
        free = [level for level in levels if level not in taken]
        words = {self._session.language: _("New indicator")}
        return {"competency": competency, "level": (free or levels or [1])[0], "text": words}

    def move(self) -> Fields:
        """A move to a profile that it does not lead to yet."""
        start = self._owner.get("from_profile") or self._first("profiles")
        to = self._first("profiles", self._others("career_moves", "to_profile") | {start})
        return {"from_profile": start, "to_profile": to}

    def grade(self) -> Fields:
        """A grade above the one that is chosen, on its ladder."""
        like = self._like if isinstance(self._like, Grade) else None
        if like is None:
            return {"ladder": "ladder", "rank": 1}
        ranks = [one.rank for one in s.grades(self._plan).values() if one.ladder == like.ladder]
        above = [rank for rank in ranks if rank > like.rank]
        rank = (like.rank + min(above)) / 2 if above else like.rank + 1
        return {"ladder": like.ladder, "ladder_name": like.ladder_name or None, "rank": rank}

    def scale(self) -> Fields:
        """Two levels to begin with."""
        tag = self._session.language
        return {"levels": {"0": {tag: _("None")}, "1": {tag: _("Basic")}}, "proficient": 1}

    def session(self) -> Fields:
        """A session after the last one of the course, else on the day that is shown."""
        course = self._owner.get("course") or self._first("courses")
        rows = [row for row in s.sessions(self._plan).values() if row.course == course]
        last = max((row.start for row in rows), default=self.day())
        return {"course": course, "start": start_day(last).isoformat(), "finish": start_day(last).isoformat()}

    def rating(self) -> Fields:
        """A competency that has no rating yet, not assessed."""
        taken = self._others("assessments", "competency")
        fields = {"source": "manager", "date": self.day(), "state": "unassessed"}
        return fields | {"competency": self._first("competencies", taken)} | self._whom("people", "person")

    def certificate(self) -> Fields:
        """A certificate issued on the day that is shown."""
        kind = self._owner.get("certification") or self._first("certifications")
        return {"issued": self.day(), "certification": kind} | self._whom("people", "person")

    def training(self) -> Fields:
        """A course planned for somebody."""
        course = self._owner.get("course") or self._first("courses", self._others("training", "course"))
        return {"course": course, "state": "planned"} | self._whom("people", "person")

    def _whom(self, table: str, field: str) -> Fields:
        return {} if field in self._owner else {field: self._first(table)}


_MORE: Mapping[str, Callable[[Beginning], Fields]] = {
    "requirements": lambda new: new.levelled("requirements"),
    "uplifts": lambda new: new.levelled("uplifts"),
    "indicators": Beginning.indicator,
    "career_moves": Beginning.move,
    "grades": Beginning.grade,
    "scales": Beginning.scale,
    "sessions": Beginning.session,
    "assessments": Beginning.rating,
    "certificates": Beginning.certificate,
    "training": Beginning.training,
    "profiles": lambda _new: {"track": "technical"},
    "career_rules": lambda _new: {"value": 0},
}
