"""What keys, menus and buttons do to the selected rows: each one edit with its text in the history."""

from collections.abc import Callable
from datetime import datetime

from i18n import _
from i18n.counting import counted
from planning.plan import edits, steps
from planning.plan.removal import remove_rows
from planning.plan.transaction import Transaction
from planning.scene.rows import BAND, Key
from ui.roadmap.chart_state import ChartState
from ui.shell.session import Session, ToastAction

GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Editing:
    """Edits of the selection.

    ``name_row`` is asked to edit the name of what was added; ``say_row`` and ``say`` tell a screen reader
    what a row is now, and other words.
    """

    def __init__(
        self,
        state: ChartState,
        name_row: Callable[[], object],
        say_row: Callable[[Key], object],
        say: Callable[[str], object],
    ) -> None:
        self.state, self.name_row, self._say_row, self.say = state, name_row, say_row, say

    @property
    def session(self) -> Session:
        """The door through which edits go."""
        return self.state.session

    def run(self, edit: Callable[[Transaction], object], label: str) -> bool:
        """Make one edit, one undo step."""
        return self.session.run(edit, label)

    # What can be done

    def can_edit(self) -> bool:
        """Whether the plan can be changed."""
        return self.session.has_document and not self.session.document.read_only

    def activities(self) -> list[str]:
        """The selected activities in the order of their rows."""
        table, ids = self.session.selection
        return sorted(ids, key=lambda id: self.state.number((table, id))) if table == "activities" else []

    def has_activities(self) -> bool:
        """Whether activities are selected and can be changed."""
        return self.can_edit() and bool(self.activities())

    def has_rows(self) -> bool:
        """Whether anything is selected and can be changed."""
        return self.can_edit() and bool(self.session.selection.ids)

    def has_lanes(self) -> bool:
        """Whether there is a lane for an activity to stand in."""
        return self.can_edit() and bool(self.state.outline.lanes)

    # Adding

    def add_activity(self, kind: str = "task") -> None:
        """Add an activity below the cursor and name it."""
        lane, after = self.place()
        words = _("New milestone") if kind == "milestone" else _("New activity")
        label = _("Add milestone") if kind == "milestone" else _("Add activity")
        fields = {"kind": kind} if kind != "task" else {}
        self._add(
            "activities",
            lambda t: edits.add_activity(t, lane, self._named(words), after=after, **fields),
            label,
        )

    def add_milestone(self) -> None:
        """Add a milestone below the cursor and name it."""
        self.add_activity("milestone")

    def add_lane(self) -> None:
        """Add a lane to the phase of the cursor and name it."""
        phase = self._phase()
        glyph = GLYPHS[len(self.state.outline.lanes) % len(GLYPHS)]
        name = self._named(_("New lane"))
        self._add("lanes", lambda t: edits.add_lane(t, name, phase=phase, glyph=glyph), _("Add lane"))

    def add_phase(self) -> None:
        """Add a phase and name it."""
        self._add("phases", lambda t: edits.add_phase(t, self._named(_("New phase"))), _("Add phase"))

    def _named(self, words: str) -> dict[str, str]:
        return {self.session.language: words}

    def _add(self, table: str, add: Callable[[Transaction], str], label: str) -> None:
        added: list[str] = []
        if self.session.run(lambda t: added.append(add(t)), label):
            key = (table, added[0])
            if self.state.open_to(key):
                self.state.move_cursor(key)
                self.name_row()

    def place(self) -> tuple[str, str | None]:
        """The lane for a new activity, and the sibling below which it goes."""
        activity = self.state.activity(self.state.cursor)
        if activity is not None:
            return activity.lane, activity.id
        lanes = self._lanes_at_cursor()
        return (lanes or list(self.state.outline.lanes))[0], None

    def _lanes_at_cursor(self) -> list[str]:
        key = self.state.cursor
        if key is not None and key[0] == "lanes":
            return [key[1]]
        if key == BAND:
            return self.state.outline.lanes_of(None)
        return self.state.outline.lanes_of(key[1]) if key and key[0] == "phases" else []

    def _phase(self) -> str | None:
        """The phase at the cursor; ``None`` beside all phases."""
        key = self.state.cursor
        if key is not None and key[0] == "phases":
            return key[1]
        activity = self.state.activity(key)
        lane = self.state.outline.lanes.get(activity.lane if activity else key[1] if key else "")
        if lane is not None:
            return lane.phase
        phases = list(self.state.outline.phases)
        return phases[-1] if phases and key != BAND else None

    # Dates

    def move(self, count: int) -> None:
        """Move the selected activities by units of the scale; one without dates gets a bar of one unit."""
        ids, unit = self.activities(), self.state.scale.level.lower
        undated = [id for id in ids if not self.state.outline.span(("activities", id)).is_dated]
        words = counted("Move activity", "Move {count} activities", len(ids))

        def move(t: Transaction) -> None:
            edits.shift(t, ids, unit, count)
            for id in undated:
                edits.set_dates(t, id, **self._first_unit())

        label = words if len(undated) < len(ids) else _("Set dates")
        if self.session.run(move, label, repeats=f"move {ids}"):
            self._announce()

    def _first_unit(self) -> dict[str, str]:
        """The first unit of the scale within the horizon, as dates."""
        scale = self.state.scale
        first = self.state.outline.horizon()[0]
        until = steps.after(
            steps.floor(first, scale.level.lower, scale.fiscal_start_month), scale.level.lower
        )
        moment = datetime(until.year, until.month, until.day)
        return {"start": first.isoformat(), "finish": edits.written(moment, "finish")}

    def resize(self, count: int, end: edits.End = "finish") -> None:
        """Move an end of the selected activities to the next boundary of the scale, or the one before."""
        ids, scale = self.activities(), self.state.scale

        def resize(t: Transaction) -> None:
            for id in ids:
                edits.resize(t, id, end, scale.level.lower, count, scale.fiscal_start_month)

        label = _("Change finish") if end == "finish" else _("Change start")
        if self.session.run(resize, label, repeats=f"{end} {ids}"):
            self._announce()

    # Structure

    def reorder(self, by: int) -> None:
        """Move the row of the cursor up (-1) or down (1) among its siblings."""
        key = self.state.cursor
        if key is not None and key[0]:
            self.session.run(lambda t: edits.reorder(t, key[0], key[1], by), _("Change order"))
            self.state.cursor_changed.emit()

    def indent(self) -> None:
        """Put the selected activities under the one above them."""
        self._each(edits.indent, self.activities(), _("Indent"))

    def outdent(self) -> None:
        """Put the selected activities beside their parent."""
        self._each(edits.outdent, self.activities()[::-1], _("Outdent"))

    def _each(self, edit: Callable[[Transaction, str], bool], ids: list[str], label: str) -> None:
        chosen = [id for id in ids if self._parent(id) not in ids]  # children go along with their parents
        self.session.run(lambda t: [edit(t, id) for id in chosen], label)
        self.state.cursor_changed.emit()

    def _parent(self, id: str) -> str | None:
        return self.state.outline.activities[id].parent

    def can_link(self) -> bool:
        """Whether at least two activities are selected."""
        return self.can_edit() and len(self.activities()) > 1

    # Removing

    def remove(self) -> None:
        """Remove the selected rows with all that stands below them; a toast offers to take that back."""
        table, ids = self.session.selection
        if table == "links":
            self._remove_links(ids)
            return
        neighbour = self._neighbour(table, ids)
        removed: list[int] = []

        def remove(t: Transaction) -> None:
            removed.append(len(remove_rows(t, table, ids).get("activities", ())))

        if not self.session.run(remove, self._removal_label(table, len(ids))):
            return
        if neighbour in self.state.outline.index:
            self.state.move_cursor(neighbour)
        self._offer_undo(table, len(ids), removed[0])

    def _remove_links(self, ids: tuple[str, ...]) -> None:
        """Remove the selected links; the row of the cursor is selected again."""
        cursor = self.state.cursor
        words = counted("Remove link", "Remove {count} links", len(ids))
        if self.session.run(lambda t: remove_rows(t, "links", ids), words):
            if cursor in self.state.outline.index:
                self.state.move_cursor(cursor)
            said = counted("Link removed", "{count} links removed", len(ids))
            self.session.toast(said, ToastAction(_("Undo"), self.session.undo), "unlink")

    @staticmethod
    def _removal_label(table: str, count: int) -> str:
        return {
            "lanes": counted("Delete lane", "Delete {count} lanes", count),
            "phases": counted("Delete phase", "Delete {count} phases", count),
        }.get(table, counted("Delete activity", "Delete {count} activities", count))

    def _offer_undo(self, table: str, count: int, activities: int) -> None:
        words = counted("{count} activity deleted", "{count} activities deleted", activities)
        if table == "lanes":
            words = counted("Lane deleted, with its activities", "{count} lanes deleted", count)
        elif table == "phases":
            words = counted("Phase deleted, with its lanes", "{count} phases deleted", count)
        self.session.toast(words, ToastAction(_("Undo"), self.session.undo), "trash-2")

    def _neighbour(self, table: str, ids: tuple[str, ...]) -> Key:
        """The row that has the cursor when these are gone: the next that stays, else the one before."""
        rows = self.state.outline.rows
        gone = {(table, id) for id in ids}
        hidden: set[int] = set()
        for number, row in enumerate(rows):
            if row.key in gone or row.parent in hidden:
                hidden.add(number)
        first = min(hidden, default=0)
        after = (row.key for number, row in enumerate(rows) if number > first and number not in hidden)
        before = (rows[number].key for number in range(first - 1, -1, -1))
        return next(after, None) or next(before, BAND)

    # Saying

    def _announce(self) -> None:
        """Tell a screen reader where the first selected bar is now."""
        ids = self.activities()
        if ids:
            self._say_row(("activities", ids[0]))
