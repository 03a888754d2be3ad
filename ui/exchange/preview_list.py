"""What an import would do, line by line: what changes, which cells are wrong, what is left out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n import _, formats, language
from i18n.counting import counted
from planning.exchange.apart import Preview
from planning.exchange.imported import LeftOut, Problem
from ui.shell import changes_list
from ui.shell.changes_list import ChangesList
from ui.shell.changes_text import rows_of
from ui.shell.value_words import Names

FIRST = ("activities", "links")
"""What people look for before calendars and lanes."""
SIGNS = changes_list.SIGNS | {"wrong": ("circle-alert", "danger"), "left": ("info", "muted")}


class PreviewRow(NamedTuple):
    """A line: a head (words, count), or one thing with a sign and what is to be said of it."""

    kind: str
    words: str
    detail: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ": ".join(part for part in (self.words, self.detail) if part)

    @property
    def is_choice(self) -> bool:
        """Heads are passed over."""
        return self.kind in SIGNS


def preview_rows(preview: Preview, names: Names) -> list[PreviewRow]:
    """All lines: what is wrong or what changes, then what is left out."""
    if preview.merged is None:
        problems = preview.imported.problems
        count = formats.number(len(problems), language())
        return [PreviewRow("head", _("Cells to correct"), count), *map(_problem, problems)]
    changes = preview.merged.changes.items if preview.merged.changes is not None else ()
    changes = tuple(sorted(changes, key=lambda change: change.table not in FIRST))
    rows = [PreviewRow(row.kind, row.words, row.detail) for row in rows_of(changes, names)]
    return [*rows, *_left_out(preview.merged.left_out)]


def _problem(problem: Problem) -> PreviewRow:
    parts = [problem.sheet] if problem.sheet else []
    if problem.row:
        parts.append(_("row {number}").format(number=problem.row))
    if problem.column:
        parts.append(_("column “{name}”").format(name=problem.column))
    return PreviewRow("wrong", problem.message, ", ".join(parts))


def _left_out(left_out: Sequence[LeftOut]) -> Iterator[PreviewRow]:
    if left_out:
        yield PreviewRow("head", _("Left out"), formats.number(len(left_out), language()))
    for left in left_out:
        many = _("{count} times").format(count=formats.number(left.number, language()))
        yield PreviewRow("left", left.message, many if left.number > 1 else "")


def summary(preview: Preview) -> str:
    """The whole of it in one line."""
    if preview.merged is None:
        count = len(preview.imported.problems)
        return counted("{count} cell cannot be read.", "{count} cells cannot be read.", count)
    added = sum(effect.added for effect in preview.merged.effects)
    changed = sum(effect.changed for effect in preview.merged.effects)
    removed = sum(effect.removed for effect in preview.merged.effects)
    if not added + changed + removed:
        return _("The plan has all of this already.")
    added_, changed_, removed_ = (formats.number(one, language()) for one in (added, changed, removed))
    return _("{added} new, {changed} changed, {removed} removed").format(
        added=added_, changed=changed_, removed=removed_
    )


class PreviewList(ChangesList):
    """Changes, and what is wrong or left out, with signs of their own."""

    signs = SIGNS
