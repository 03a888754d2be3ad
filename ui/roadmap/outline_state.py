"""How the outline is shown: its columns, filter, order, groups, and the named views that keep them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from planning.plan.outline_view import OutlineView
from planning.scene.arrangement import AS_PLANNED, GROUPINGS, Arrangement, Arranger
from planning.scene.fields import FIELDS, RECKONED, Reading
from planning.scene.frame import DEFAULT_COLUMNS
from planning.scene.rows import Key, Outline

if TYPE_CHECKING:
    from ui.roadmap.chart_state import ChartState

NARROWEST, WIDEST = 36.0, 600.0
VIEWS = "outline_views"


class OutlineState(QObject):
    """The choices, and the way to change them. ``changed`` when any did."""

    changed = Signal()

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self._state, self._session = state, state.session
        self.columns: tuple[tuple[str, float], ...] = DEFAULT_COLUMNS
        self.arrangement = AS_PLANNED
        self._arranger: Arranger | None = None
        self.reading: Reading | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take_results)
        self._session.scheduling.changed.connect(self._soon.start)
        self._session.scheduling.risk_changed.connect(self._soon.start)
        self._session.language_changed.connect(self._speak)

    def prepare(self, outline: Outline) -> None:
        """Arrange the rows of an outline that was just made."""
        self.reading = Reading(outline, self._session.scheduling, self._session.language)
        self._arranger = None
        if self.arrangement != AS_PLANNED:
            self._arranger = Arranger(self.arrangement, self.reading)
        outline.arranger = self._arranger
        if self._arranger is not None:
            outline.rebuild()

    def forget(self) -> None:
        """The plan changed: what was read of it is read again."""
        if self.reading is not None:
            self.reading.refresh()

    def _speak(self) -> None:
        self._apply()

    def _take_results(self) -> None:
        """The schedule says something else: columns, and perhaps the rows, show it."""
        if not self._session.has_document:
            return
        if self.arrangement.needs_results:
            self._apply()
        elif any(name in RECKONED for name, _width in self.columns):
            self._state.changed.emit(None)

    def _apply(self) -> None:
        """Build the rows anew; the selection stays."""
        if not self._session.has_document:
            return
        index = self._state.outline.index
        outline = self._state.outline
        was_arranged = outline.arranger is not None
        self.prepare(outline)
        if was_arranged and self._arranger is None:
            outline.rebuild()
        self._state.take_rows(index)
        self.changed.emit()

    # Columns

    def set_columns(self, columns: tuple[tuple[str, float], ...]) -> None:
        """Show other columns."""
        self.columns = columns
        self._state.follow_wants()
        self._state.changed.emit(None)
        self.changed.emit()

    @property
    def wants_risk(self) -> bool:
        """Whether a column shows what the risk analysis says."""
        return any(name == "p80" for name, _width in self.columns)

    def toggle_column(self, name: str) -> None:
        """Show a column as the last one, or take it away."""
        left = tuple(column for column in self.columns if column[0] != name)
        self.set_columns(left if len(left) < len(self.columns) else (*self.columns, (name, 0.0)))

    def move_column(self, name: str, before: str) -> None:
        """Put a column before another one, or at the end for ""."""
        moved = next(column for column in self.columns if column[0] == name)
        left = [column for column in self.columns if column[0] != name]
        at = next((place for place, column in enumerate(left) if column[0] == before), len(left))
        self.set_columns((*left[:at], moved, *left[at:]))

    def resize_column(self, name: str, width: float) -> None:
        """Give a column a width, within bounds."""
        width = min(max(width, NARROWEST), WIDEST)
        self.set_columns(tuple((one, width if one == name else size) for one, size in self.columns))

    # Rows

    def arrange(self, **choices: Any) -> None:
        """Change the arrangement: ``words``, ``values``, ``sort``, ``is_descending``, ``group``."""
        arrangement = self.arrangement._replace(**choices)
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self._apply()

    def sort_by(self, name: str) -> None:
        """Sort by a field; by the same again the other way round; a third time as the plan has it."""
        now = self.arrangement
        if now.sort != name:
            self.arrange(sort=name, is_descending=False)
        elif not now.is_descending:
            self.arrange(is_descending=True)
        else:
            self.arrange(sort="", is_descending=False)

    def toggle_value(self, field: str, value: str) -> None:
        """Let rows with a value in a field pass, or not any more."""
        values = {name: list(chosen) for name, chosen in self.arrangement.values}
        chosen = values.setdefault(field, [])
        if value in chosen:
            chosen.remove(value)
        else:
            chosen.append(value)
        self.arrange(values=tuple((name, tuple(each)) for name, each in values.items() if each))

    def clear_filter(self) -> None:
        """Show all rows."""
        self.arrange(words="", values=())

    def let_pass(self, key: Key) -> None:
        """Show an activity whatever the filter says: it was just added, or is to be shown."""
        if self._arranger is not None and key[0] == "activities" and self.arrangement.filters:
            self._arranger.pinned.add(key[1])
            index = self._state.outline.index
            self._state.outline.rebuild()
            self._state.take_rows(index)

    # Views

    def views(self) -> list[OutlineView]:
        """The named views of the plan, in their order."""
        found = cast("dict[str, OutlineView]", self._session.document.table(VIEWS)).values()
        return sorted(found, key=lambda view: view.order)

    def show_view(self, view: OutlineView | None) -> None:
        """Look at the roadmap as a view has it; ``None`` for how the program comes."""
        if view is None:
            self.restore({})
            return
        columns = [[column.field, column.width] for column in view.columns]
        kept = {name: getattr(view, name) for name in ("words", "sort", "is_descending", "group")}
        self.restore({"columns": columns, "values": view.values, **kept})

    def kept(self) -> dict[str, Any]:
        """The choices as JSON values."""
        values = {field: list(chosen) for field, chosen in self.arrangement.values}
        columns = [list(column) for column in self.columns]
        return {"columns": columns, **self.arrangement._asdict(), "values": values}

    def restore(self, kept: dict[str, Any]) -> None:
        """Take up what :meth:`kept` gave, or what of it is known here."""
        columns = kept.get("columns")
        if isinstance(columns, list):
            known = [(str(one[0]), float(one[1])) for one in columns if _is_column(one)]
            self.columns = tuple(dict(known).items())
        else:
            self.columns = DEFAULT_COLUMNS
        self.arrangement = _arrangement(kept)
        self.set_columns(self.columns)
        self._apply()


def _is_column(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and value[0] in FIELDS and _is_width(value[1])


def _is_width(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= WIDEST


def _arrangement(kept: dict[str, Any]) -> Arrangement:
    words, sort, group = (str(kept.get(name) or "") for name in ("words", "sort", "group"))
    values = kept.get("values")
    chosen = values.items() if isinstance(values, dict) else ()
    listed = tuple((field, tuple(map(str, each))) for field, each in chosen if field in FIELDS and each)
    return Arrangement(
        words,
        listed,
        sort if sort in FIELDS or sort == "name" else "",
        bool(kept.get("is_descending")),
        group if group in GROUPINGS else "",
    )


def view_fields(state: OutlineState, name: dict[str, str]) -> dict[str, Any]:
    """The document of a view that keeps the choices as they are."""
    kept = json.loads(json.dumps(state.kept()))
    kept["columns"] = [{"field": field, "width": width} for field, width in state.columns]
    return {"name": name, **kept}
