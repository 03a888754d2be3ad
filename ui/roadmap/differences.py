"""The table of what differs from the state that is compared with; a row leads to its activity."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from planning.plan.text import text_in
from planning.plan.typed_dates import shown_date
from planning.schedule.scenarios import Difference, RoadmapState, RowState
from ui.roadmap.comparing import Comparing
from ui.shell.session import Session
from ui.widgets.label import Label
from ui.widgets.twin_table import TableData, TwinTable

WORKING_DAY = 480


class Differences(QWidget):
    """What stands in the drawer under the chart."""

    def __init__(self, session: Session, comparing: Comparing) -> None:
        super().__init__()
        self._session, self._comparing = session, comparing
        self._ids: list[str] = []
        self.words = Label("", "body", "muted", wrap=True)
        self.table = TwinTable()
        self.table.clicked.connect(self._go)
        self.table.activated.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        comparing.changed.connect(self.fill)
        self.fill()

    def title(self) -> str:
        """What the drawer calls it."""
        return _("Differences")

    def fill(self) -> None:
        """Show the comparison as it is now."""
        result = self._comparing.result
        self.table.setAccessibleName(_("Differences"))
        self.table.setVisible(result is not None)
        if result is None:
            self._ids = []
            self.words.setText(_("Choose a scenario or baseline to compare with, under “Scenarios”."))
            return
        comparison = result.comparison
        first, second = map(self._comparing.name, (self._comparing.against, self._comparing.shown))
        lines = [f"{first}: {_whole(comparison.first)}", f"{second}: {_whole(comparison.second)}"]
        if not comparison.changed:
            lines.append(_("No activity differs."))
        self.words.setText("\n".join(lines))
        self.table.setVisible(bool(comparison.changed))
        self._ids = [found.activity for found in comparison.changed]
        heads = (
            _("Activity"), _("State"), _("Start"), _("Start moved (days)"), _("Finish"),
            _("Finish moved (days)"), _("Longer by (days)"), _("Costs more"), _("Critical"),
        )  # fmt: skip
        self.table.show_table(TableData(heads, tuple(map(_row, comparison.changed)), first_number=2))

    def _go(self, index: QModelIndex) -> None:
        id = self._ids[index.row()]
        if self._session.document.get("activities", id) is not None:
            self._session.select("activities", [id])


def _whole(state: RoadmapState) -> str:
    """From when to when, for how much, and how many activities are critical."""
    tag = language()
    parts = [f"{_day(state.start, 'start')}{_RANGE}{_day(state.finish, 'finish')}"]
    if state.cost is not None:
        parts.append(_("cost {amount}").format(amount=number(str(state.cost), tag)))
    if state.critical:
        parts.append(_("{count} critical").format(count=number(len(state.critical), tag)))
    return " · ".join(parts)


_RANGE = " \N{EN DASH} "


def _day(iso: str, end: str) -> str:
    return shown_date(iso[:10], end, language()) if iso else ""


def _row(found: Difference) -> tuple[str, ...]:
    now = found.second or found.first
    assert now is not None
    state = {"new": _("new"), "gone": _("gone")}.get(found.state, _("changed"))
    return (
        text_in(now.name, language()) or found.activity,
        state,
        _day(now.start, "start"),
        days(found.start),
        _day(now.finish, "finish"),
        days(found.finish),
        days(found.duration),
        signed(found.cost),
        _critical(found.first, found.second),
    )


def _critical(first: RowState | None, second: RowState | None) -> str:
    """Whether the row is critical, and whether that is new."""
    was, now = (state.critical if state else None for state in (first, second))
    words = {True: _("yes"), False: _("no"), None: ""}
    if None not in (was, now) and was != now:
        return f"{words[was]} → {words[now]}"
    return words[now if now is not None else was]


def days(minutes: int | None) -> str:
    """Minutes of work as working days of eight hours, with their sign; nothing where they are none."""
    return signed(Decimal(minutes) / WORKING_DAY) if minutes else ""


def signed(value: Decimal | None) -> str:
    """A number with its sign, in the language of the interface; nothing for none."""
    if not value:
        return ""
    rounded = abs(value.quantize(Decimal("0.01"))).normalize()
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    return f"{sign}{number(f'{rounded:f}', language())}"
