"""What cells, bases and choices of the matrix are called, in the language of the interface."""

from datetime import date

from i18n import _, language
from i18n.formats import date_short, number
from planning.careers import source as s
from planning.plan.competence import Competency, Scale
from planning.plan.document import Document
from planning.plan.people import RatingSource
from planning.plan.text import text_in
from planning.scene import matrix as m

BASES: tuple[RatingSource, ...] = ("certified", "manager", "self")


def basis_words(basis: RatingSource) -> str:
    """Whose rating it is."""
    return {"certified": _("Certified"), "manager": _("Manager"), "self": _("Self")}[basis]


def state_words(code: int) -> str:
    """A state that is no level."""
    return {
        m.UNASSESSED: _("Unassessed"),
        m.NOT_OBSERVED: _("Not observed"),
        m.NOT_APPLICABLE: _("Not applicable"),
        m.EXEMPT: _("Exempt"),
        m.NOTHING: _("Nothing required"),
    }.get(code, "")


def scale_of(document: Document, competency: Competency | None) -> Scale | None:
    """The scale that a competency is rated on."""
    framework = s.frameworks(document).get(competency.framework) if competency else None
    id = (competency.scale if competency else None) or (framework.scale if framework else None)
    return s.scales(document).get(id or "")


def first_scale(document: Document) -> Scale | None:
    """The scale of the first framework: that of the legend."""
    for framework in s.in_order(s.frameworks(document).values()):
        if framework.scale and framework.scale in s.scales(document):
            return s.scales(document)[framework.scale]
    return next(iter(s.scales(document).values()), None)


def level_words(scale: Scale | None, level: int) -> str:
    """The name of a level, "" where the scale has none."""
    return text_in(scale.levels.get(str(level)), language()) if scale else ""


def top_level(scale: Scale | None) -> int:
    """The highest level of a scale."""
    digits = [int(key) for key in scale.levels if key.isdigit()] if scale else []
    return max(digits, default=5)


def code_words(code: int, scale: Scale | None) -> str:
    """What a cell says, for tooltips and screen readers."""
    gap = m.gap_of(code)
    if gap is not None:
        if gap < 0:
            return _("{levels} short").format(levels=number(-gap, language()))
        return (
            _("{levels} more than required").format(levels=number(gap, language()))
            if gap
            else _("As required")
        )
    if not m.is_level(code):
        return state_words(code)
    name = level_words(scale, code)
    return (
        _("level {level}, {name}").format(level=code, name=name)
        if name
        else _("level {level}").format(level=code)
    )


def day_words(day: date) -> str:
    """The day that the matrix is seen as of."""
    return _("As of {day}").format(day=date_short(day, language()))


def group_choices() -> dict[str, str]:
    """By what rows can be grouped."""
    return {"unit": _("unit"), "profile": _("job profile"), "grade": _("grade"), "none": _("nothing")}


def sort_choices() -> dict[str, str]:
    """By what rows can be sorted."""
    return {
        "order": _("order of the plan"),
        "name": _("name"),
        "grade": _("grade"),
        "level": _("level, highest first"),
        "gap": _("gap, largest first"),
    }
