"""What the segments of Careers and Training share: the day, ratings and gates of it, who is chosen."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from planning.careers import source as s
from planning.careers.day import reference_day
from planning.careers.gates import Gatekeeper, Readiness
from planning.careers.ratings import Ratings
from planning.plan.changes import Changes
from planning.plan.people import Person
from ui.shell.session import Session

TABLES = (
    "people",
    "duty_stations",
    "assessments",
    "competencies",
    "frameworks",
    "scales",
    "profiles",
    "requirements",
    "grades",
    "units",
    "indicators",
    "certificates",
    "certifications",
    "career_moves",
    "courses",
    "uplifts",
    "training",
    "sessions",
)


class Context(QObject):
    """``changed`` is told when anything is another: the plan's careers, the day, the person."""

    changed = Signal()
    day_changed = Signal()
    ways_wanted = Signal(str)  # a profile: show the ways of the person to it

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.day = reference_day(session.document)
        self.person_id, self._plan = "", session.plan_document
        self._ratings: Ratings | None = None
        self._gatekeeper: Gatekeeper | None = None

    @property
    def ratings(self) -> Ratings:
        """All ratings of the plan, made when they are first asked for."""
        if self._ratings is None:
            self._ratings = Ratings.of(self.session.document)
        return self._ratings

    @property
    def gatekeeper(self) -> Gatekeeper:
        """The gates as of the day."""
        if self._gatekeeper is None:
            self._gatekeeper = Gatekeeper(self.session.document, self.day, self.ratings)
        return self._gatekeeper

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        return s.people_of(self.session.document).get(self.person_id)

    def readiness(self, person: str, profile: str) -> Readiness | None:
        """The gates between somebody and a profile; ``None`` where the plan has no such."""
        document = self.session.document
        if person not in s.people_of(document) or profile not in s.profiles(document):
            return None
        return self.gatekeeper.check(person, profile)

    def people(self) -> list[Person]:
        """Who is there on the day, in the order of the plan."""
        document = self.session.document
        return [s.people_of(document)[id] for id in s.in_office(document, self.day)]

    def choose_person(self, id: str) -> None:
        """Choose somebody, or nobody for ""."""
        if id != self.person_id:
            self.person_id = id
            self.changed.emit()

    def set_day(self, day: date) -> None:
        """See everything as of another day."""
        if day != self.day:
            self.day = day
            self._gatekeeper = None
            self.day_changed.emit()
            self.changed.emit()

    def follow(self, changes: Changes) -> None:
        """The plan changed."""
        if changes.touches(*TABLES):
            if {change.table for change in changes.items} == {"assessments"}:
                self._follow_ratings(changes)
            else:
                self._ratings = self._gatekeeper = None
            self.changed.emit()

    def _follow_ratings(self, changes: Changes) -> None:
        """Take changed ratings in one by one: making all anew takes longer than typing one."""
        if self._ratings is not None:
            rows = s.assessments(self.session.document)
            for change in changes.items:
                self._ratings.follow(change.before, rows.get(change.id))

    def renew(self) -> None:
        """The plan is another one, or is seen otherwise; of another one neither day nor person are known."""
        if self.session.plan_document is not self._plan:
            self._plan = self.session.plan_document
            self.day, self.person_id = reference_day(self.session.document), ""
            self.day_changed.emit()
        self._ratings = self._gatekeeper = None
        self.changed.emit()
