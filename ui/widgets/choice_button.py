"""Buttons of a toolbar that open a menu: one of several, any of several, a day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.roadmap.calendar_popup import open_calendar
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton


class ChoiceButton(QuietButton):
    """Shows what is chosen of a few, "Group: unit"; ``chosen`` is told the key that the user chooses."""

    chosen = Signal(str)

    def __init__(self, icon: str) -> None:
        super().__init__("", icon, height=TOOLBAR_HEIGHT)
        self._choices: dict[str, str] = {}
        self._label: Callable[[str], str] = str
        self._current = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.set_menu(menu)

    def say(self, label: Callable[[str], str], choices: Mapping[str, str]) -> None:
        """Offer choices by key; ``label`` makes the words of the button of those of the choice."""
        self._label, self._choices = label, dict(choices)
        self._show()

    def set_current(self, key: str) -> None:
        """Choose without telling."""
        self._current = key
        self._show()

    def current(self) -> str:
        """The key that is chosen."""
        return self._current

    def _show(self) -> None:
        self.set_words(self._label(self._choices.get(self._current, "")))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for key, words in self._choices.items():
            action = _checkable(menu, words, is_on=key == self._current)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)


def _checkable(menu: QMenu, words: str, *, is_on: bool) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(is_on)
    return action


class FilterButton(ToolButton):
    """Any of several in named lists, each a submenu; ``toggled_key`` is told list and key."""

    toggled_key = Signal(str, str)
    cleared = Signal()

    def __init__(self, icon: str = "funnel") -> None:
        super().__init__("", icon, height=TOOLBAR_HEIGHT)
        self.setCheckable(True)
        self.lists: Callable[[], Iterable[tuple[str, str, Mapping[str, str], frozenset[str]]]] = lambda: ()
        self._clear_words = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.set_menu(menu)

    def say(self, words: str, clear_words: str, *, is_on: bool) -> None:
        """Name the button; ``is_on`` while something is left out."""
        self._clear_words = clear_words
        self.set_words(words)
        self.setChecked(is_on)

    def nextCheckState(self) -> None:
        """A press opens the menu; whether the filter is on is said by :meth:`say`."""

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for name, title, choices, chosen in self.lists():
            if not choices:
                continue
            part = menu.addMenu(title) if len(choices) > 1 else menu
            for key, words in choices.items():
                action = _checkable(part, words, is_on=key in chosen)
                action.triggered.connect(
                    lambda _on=False, name=name, key=key: self.toggled_key.emit(name, key)
                )
        menu.addSeparator()
        action = menu.addAction(self._clear_words)
        action.setEnabled(self.isChecked())
        action.triggered.connect(lambda: self.cleared.emit())


class DayButton(ToolButton):
    """A day to choose from a calendar; ``picked`` is told the one that the user chooses."""

    picked = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__("", "calendar", height=TOOLBAR_HEIGHT)
        self._day = date.today()
        self.clicked.connect(self.open_calendar)

    def show_day(self, day: date, words: str) -> None:
        """Show a day in words."""
        self._day = day
        self.set_words(words)

    def open_calendar(self) -> None:
        """Open the calendar at the day that is shown."""
        place = self.mapToGlobal(QPoint(0, self.height() + 4))
        open_calendar(self, place, QDate(self._day.year, self._day.month, self._day.day), self._pick)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
