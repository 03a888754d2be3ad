"""The search field of the toolbar: how many hits there are, which one is current, and steps between them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from i18n import _, language
from i18n.formats import number
from ui.reports.search import PageSearch
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.wording import Wording


class PageSearchField(SearchField):
    """Enter goes to the next hit, Shift+Enter to the one before."""

    def __init__(self, search: PageSearch) -> None:
        super().__init__()
        self._search = search
        self.textChanged.connect(search.look_for)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)


class SearchBar(QWidget):
    """The field and the count beside it."""

    def __init__(self, search: PageSearch) -> None:
        super().__init__()
        self._search = search
        self.field, self.count = PageSearchField(search), Label("", "caption", "muted").keep_whole()
        self.field.setFixedWidth(190)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.field)
        Wording(self)(self._say, lambda: _("Search in the pages"))
        search.changed.connect(self.show_count)

    def _say(self, words: str) -> None:
        self.field.say(words, _("Clear the search"))
        self.show_count()

    def show_count(self) -> None:
        """Say which hit of how many is shown."""
        hits = len(self._search.hits)
        words = _("{number} of {count}").format(
            number=number(self._search.current + 1, language()), count=number(hits, language()))
        nothing = _("Not found") if self._search.text and not hits else ""
        self.count.setText(words if hits else nothing)
        self.count.updateGeometry()
