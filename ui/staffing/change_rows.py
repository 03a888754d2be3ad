"""The changes of a scenario as rows of a spreadsheet; an edit of one writes the whole list."""

from collections.abc import Mapping
from typing import Any

from i18n import _, language
from i18n.formats import number, paragraph
from planning.plan.entities import Entity
from planning.plan.staffing import Desk, Post, Scenario, StructureChange
from planning.plan.text import text_in
from ui.staffing import cells
from ui.staffing.post_columns import post_name
from ui.staffing.state import StaffingState
from ui.staffing.words import ACTIONS, FUNDING, PARAMETERS, shares_words, value_words
from ui.widgets.spreadsheet_model import Column


class ChangeRow(Entity, frozen=True, kw_only=True):
    """A change with its number in the scenario, from 0, as its id."""

    change: StructureChange


def change_rows(scenario: Scenario) -> list[ChangeRow]:
    """The changes in the order of their dates."""
    numbered = sorted(enumerate(scenario.changes), key=lambda entry: entry[1].date)
    return [ChangeRow(id=str(at), change=change) for at, change in numbered]


def change_columns(state: StaffingState) -> list[Column]:
    """The columns of the changes, in the language of the interface."""

    def actions() -> list[tuple[str, str]]:
        return [(key, _(words)) for key, words in ACTIONS.items()]

    def posts() -> list[tuple[str, str]]:
        found = (post for post in state.document.table("posts").values() if isinstance(post, Post))
        return [("", ""), *((post.id, post_name(post, state)) for post in found)]

    def units() -> list[tuple[str, str]]:
        return [("", ""), *((id, state.unit_name(id)) for id in state.units())]

    return [
        Column("date", _("Date"), lambda r: r.change.date, 100, fields=cells.day("date")),
        Column(
            "action",
            _("Change"),
            lambda r: _(ACTIONS.get(r.change.action, r.change.action)),
            112,
            fields=cells.choice("action", actions, required=True),
            choices=actions,
        ),
        Column(
            "count",
            _("Count"),
            lambda r: number(r.change.count, language()) if r.change.count else "",
            64,
            True,
            fields=cells.count("count"),
            sort_key=lambda r: r.change.count,
        ),
        Column(
            "post",
            _("Posts"),
            lambda r: subject_words(r.change, state),
            220,
            fields=cells.choice("post", posts),
            choices=posts,
        ),
        Column(
            "unit",
            _("To unit"),
            lambda r: state.unit_name(r.change.unit) if r.change.unit else "",
            190,
            fields=cells.choice("unit", units),
            choices=units,
        ),
        Column("grade", _("To grade"), lambda r: r.change.grade, 84, fields=cells.text("grade")),
        Column("value", _("What"), lambda r: detail_words(r.change), 200),
        Column("note", _("Note and source"), lambda r: note_words(r.change), 240, fields=_note),
    ]


def subject_words(change: StructureChange, state: StaffingState) -> str:
    """What a change is about."""
    post = state.document.get("posts", change.post) if change.post else None
    if isinstance(post, Post):
        return post_name(post, state)
    desk = state.document.get("desks", change.desk) if change.desk else None
    if isinstance(desk, Desk):
        return text_in(desk.name, language())
    if change.units:
        return ", ".join(state.unit_name(id) for id in change.units)
    return ", ".join(change.grades)


def detail_words(change: StructureChange) -> str:
    """What a change of an assumption, of funding or of the place says."""
    if change.preset:
        return change.preset
    if change.parameter:
        name = _(PARAMETERS[change.parameter])
        if change.factor is not None:
            return f"{name} × {number(f'{change.factor:g}', language())}"
        said = (
            shares_words(change.shares)
            if change.value is None
            else value_words(change.parameter, change.value, change.shares)
        )
        return f"{name}: {said}"
    parts = [change.location, _(FUNDING[change.funding]) if change.funding else "", change.profile]
    if change.temporary is not None:
        parts.append(_("Temporary") if change.temporary else _("Established"))
    return ", ".join(part for part in parts if part)


def note_words(change: StructureChange) -> str:
    """Its note and the paragraphs that state it."""
    said = text_in(change.note, language())
    cited = paragraph(change.paragraphs, language()) if change.paragraphs else ""
    return " · ".join(part for part in (said, cited) if part)


def _note(row: ChangeRow, words: str) -> Mapping[str, Any]:
    cited = paragraph(row.change.paragraphs, language()) if row.change.paragraphs else ""
    said = words.removesuffix(cited).rstrip(" ·")
    return {"note": {**row.change.note, language(): said}}


def with_fields(
    changes: list[dict[str, Any]], edits: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The raw changes with other fields, by number; ``None`` takes a field away."""
    found = [dict(change) for change in changes]
    for id, fields in edits.items():
        found[int(id)] = {
            key: value for key, value in (found[int(id)] | dict(fields)).items() if value is not None
        }
    return found
