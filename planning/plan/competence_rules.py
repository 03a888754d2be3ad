"""The rules of competencies, people and training within one document."""

from collections.abc import Callable

from i18n import _
from planning.plan.competence import CareerMove, Competency, Scale
from planning.plan.courses import Course, CourseSession, Training, Uplift
from planning.plan.entities import Entity
from planning.plan.errors import PlanError
from planning.plan.moments import is_before
from planning.plan.people import Assessment, Certificate, Person


def check_competence(view: Entity) -> None:
    """Check what the fields of one document say together.

    Raises:
        PlanError: ``level_missing``, ``level_without_rating``, ``finish_before_start``, ``wrong_uplift``,
            ``wrong_scale``, ``own_predecessor``, ``wrong_training`` or ``same_profile``.
    """
    check = _CHECKS.get(type(view))
    if check is not None:
        check(view)


def _assessment(view: Assessment) -> None:
    if view.state == "rated" and view.level is None:
        raise _error(
            view,
            "assessments",
            "level",
            "level_missing",
            _("A rating needs its level."),
            _("Give the level, or one of the states: not_observed, not_applicable, exempt, unassessed."),
        )
    if view.state != "rated" and view.level is not None:
        raise _error(
            view,
            "assessments",
            "level",
            "level_without_rating",
            _("“{state}” has no level.").format(state=view.state),
            _("Leave the level out, or make the state “rated”."),
        )
    _in_order(view, "assessments", "expires", view.date, view.expires)


def _certificate(view: Certificate) -> None:
    _in_order(view, "certificates", "expires", view.issued, view.expires)
    _in_order(view, "certificates", "revoked", view.issued, view.revoked)


def _person(view: Person) -> None:
    _in_order(view, "people", "left", view.joined, view.left)


def _session(view: CourseSession) -> None:
    _in_order(view, "sessions", "finish", view.start, view.finish)


def _uplift(view: Uplift) -> None:
    if view.level <= view.from_level:
        raise _error(
            view,
            "uplifts",
            "level",
            "wrong_uplift",
            _("The course ends at level {level}, not above the level {low} that it begins with.").format(
                level=view.level, low=view.from_level
            ),
            _("Give a higher level, or a lower one to begin with."),
        )


def _scale(view: Scale) -> None:
    wrong = next((digits for digits in view.levels if not _is_level(digits)), None)
    if wrong is not None:
        raise _error(
            view,
            "scales",
            "levels",
            "wrong_scale",
            _("“{level}” is no level of a scale.").format(level=wrong),
            _("Number the levels from 0 to 99."),
        )


def _is_level(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= 2 and str(int(digits)) == digits


def _competency(view: Competency) -> None:
    if view.id in view.replaced_by:
        raise _error(
            view,
            "competencies",
            "replaced_by",
            "own_predecessor",
            _("A competency cannot replace itself."),
            _("Choose another one, or leave the field empty."),
        )


def _course(view: Course) -> None:
    if view.id in view.prerequisites:
        raise _error(
            view,
            "courses",
            "prerequisites",
            "prerequisite_cycle",
            _("A course cannot be its own prerequisite."),
            _("Choose another course."),
        )


def _training(view: Training) -> None:
    if (view.person is None) == (view.profile is None):
        raise _error(
            view,
            "training",
            "person",
            "wrong_training",
            _("This is about a person or about a job profile, one of the two."),
            _("Give “person” or “profile”."),
        )
    if view.state == "done" and view.person is not None and view.date is None:
        raise _error(
            view,
            "training",
            "date",
            "missing_field",
            _("A course that was done has the day on which it was."),
            _("Give the date."),
        )
    if view.state == "done":
        _in_order(view, "training", "expires", view.date, view.expires)


def _move(view: CareerMove) -> None:
    if view.from_profile == view.to_profile:
        raise _error(
            view,
            "career_moves",
            "to_profile",
            "same_profile",
            _("A move leads to another job profile."),
            _("Choose another one."),
        )


def _in_order(view: Entity, table: str, field: str, start: str | None, finish: str | None) -> None:
    if start and finish and is_before(finish, start):
        raise _error(
            view,
            table,
            field,
            "finish_before_start",
            _("The finish {finish} lies before the start {start}.").format(finish=finish, start=start),
            _("Choose a finish on or after the start."),
        )


def _error(view: Entity, table: str, field: str, code: str, message: str, remedy: str) -> PlanError:
    return PlanError(message, remedy, code=code, table=table, id=view.id, field=field)


_CHECKS: dict[type[Entity], Callable[..., None]] = {
    Assessment: _assessment,
    Certificate: _certificate,
    Person: _person,
    CourseSession: _session,
    Uplift: _uplift,
    Scale: _scale,
    Competency: _competency,
    Course: _course,
    Training: _training,
    CareerMove: _move,
}
