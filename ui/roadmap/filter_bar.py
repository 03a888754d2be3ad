"""The filter over the chart: words, values by field, how many rows they let pass, and the way to clear it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from i18n import N_, _, ngettext
from i18n.formats import number
from planning.scene.arrangement import choices
from planning.scene.fields import FIELDS
from ui.roadmap.chart_state import ChartState
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, PrimaryButton, QuietButton, ToolButton
from ui.widgets.empty import Empty
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField

BY_VALUE = ("status", "critical", "owner", "lane", "phase", "kind", "mode")
"""Fields of which the menu offers the values."""
EXAMPLES = (
    N_("network: names, notes, owners and paragraphs that contain it"),
    N_("owner:chen, status:red, critical:yes: one field"),
    N_("slack<5, finish>2016, progress<50: days, dates, per cent"),
    N_("-milestone: must not be found"),
)


class FilterBar(QWidget):
    """Hidden until it is asked for or a filter is on."""

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self._state, self._choices = state, state.outline_state
        self._is_wanted = False
        self.words = SearchField()
        self.words.setFixedWidth(280)
        self.words.textChanged.connect(lambda text: self._choices.arrange(words=text))
        self.values = QuietButton("", "list-filter", height=TOOLBAR_HEIGHT)
        self.menu = QMenu(self.values)
        self.menu.aboutToShow.connect(self._fill)
        self.values.set_menu(self.menu)
        self.chosen = Label("", "caption", "muted")
        self.count = Label("", "label").keep_whole()
        self.clear = QuietButton("", "eye", height=TOOLBAR_HEIGHT, run=self._choices.clear_filter)
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=self.put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 12, 7)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.values)
        layout.addWidget(self.chosen, 1)
        for widget in (self.count, self.clear, self.close_button):
            layout.addWidget(widget)
        self._choices.changed.connect(self.say)
        state.rows_changed.connect(self.say)
        self.say()

    def open(self) -> None:
        """Show the bar and type into it."""
        self._is_wanted = True
        self.say()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def put_away(self) -> None:
        """Clear the filter and hide the bar."""
        self._is_wanted = False
        self._choices.clear_filter()
        self.say()

    @property
    def is_shown(self) -> bool:
        """Whether the bar is to be seen."""
        return self._is_wanted or self._choices.arrangement.filters

    def toggle(self) -> None:
        """Show the bar, or put it away."""
        if self.is_shown:
            self.put_away()
        else:
            self.open()

    def say(self) -> None:
        """Say what the filter is now."""
        arrangement = self._choices.arrangement
        self._show()
        self.words.say(_("Filter activities"), _("Clear"))
        self.words.setToolTip("\n".join(_(line) for line in EXAMPLES))
        if self.words.text() != arrangement.words:
            self.words.setText(arrangement.words)
        self.values.set_words(_("By field"))
        self.chosen.setText(" · ".join(self._values()))
        self.clear.set_words(_("Show all"))
        self.clear.setEnabled(arrangement.filters)
        self.close_button.set_words(_("Close the filter"))
        self.count.setText(self._count() if arrangement.filters else "")
        self.setAccessibleName(_("Filter"))

    def _show(self) -> None:
        view, focused = self.parentWidget(), self.window().focusWidget()
        if view is not None and not self.is_shown and focused is not None and self.isAncestorOf(focused):
            view.setFocus()  # before it hides: else Qt takes the focus to whatever comes next
        self.setVisible(self.is_shown)

    def _values(self) -> list[str]:
        """What is let pass by field, in words."""
        reading, said = self._choices.reading, []
        for field, values in self._choices.arrangement.values if reading is not None else ():
            assert reading is not None
            named = {cell.value: cell.words for cell in choices(self._state.outline, reading, field)}
            words = ", ".join(named.get(value) or value or _("nothing") for value in values)
            said.append(f"{_(FIELDS[field].title)}: {words}")
        return said

    def _count(self) -> str:
        outline, tag = self._state.outline, self._state.session.language
        words = ngettext("{count} of {all} row", "{count} of {all} rows", len(outline.activities))
        return words.format(count=number(outline.found, tag), all=number(len(outline.activities), tag))

    def _fill(self) -> None:
        """Offer the values that stand in the plan, and whether they pass."""
        self.menu.clear()
        reading, chosen = self._choices.reading, dict(self._choices.arrangement.values)
        if reading is None:
            return
        for field in BY_VALUE:
            menu = self.menu.addMenu(_(FIELDS[field].title))
            for cell in choices(self._state.outline, reading, field):
                action = menu.addAction((cell.words or _("nothing")).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(cell.value in chosen.get(field, ()))
                action.triggered.connect(partial(self._toggle, field, cell.value))

    def _toggle(self, field: str, value: str, _checked: bool = False) -> None:
        self._choices.toggle_value(field, value)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))


class NoHits(QWidget):
    """Over the chart where the filter leaves nothing: says so and offers to clear it."""

    def __init__(self, state: ChartState, chart: QWidget, bar: FilterBar) -> None:
        super().__init__(chart)
        self._state, self._chart, self._bar = state, chart, bar
        self.clear = PrimaryButton("", run=state.outline_state.clear_filter)
        self.empty = Empty("funnel", "", self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        chart.installEventFilter(self)
        state.rows_changed.connect(self.follow)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def follow(self) -> None:
        """Show, where there are activities and none passes."""
        outline, arrangement = self._state.outline, self._state.outline_state.arrangement
        is_shown = arrangement.filters and bool(outline.activities) and not outline.found
        if is_shown:
            wanted = " · ".join(part for part in (arrangement.words.strip(), self._bar.chosen.text()) if part)
            self.empty.say(_("No activity passes the filter “{words}”.").format(words=wanted))
            self.clear.set_words(_("Clear the filter"))
            self.setGeometry(self._chart.rect())
            self.raise_()
        self.setVisible(is_shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), themes.active().color("surface"))
