"""A card with lines that lead somewhere; it shows the first of them and the others when asked."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from i18n import language, ngettext
from i18n.formats import number
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.link_row import BLEED, LinkRow
from ui.widgets.rule import Rule

FIRST = 6  # lines at first
MORE = 50  # lines that are added when asked


class Item(NamedTuple):
    """One line: words and note as in the plan, an icon of a role, where it leads (nowhere: ``None``).

    ``details`` is what a tooltip adds.
    """

    words: str
    note: str
    icon: str
    role: str
    run: Callable[[], object] | None
    details: str = ""


class ListCard(Card):
    """Lines under a title, with hairlines between them."""

    def __init__(self, first: int = FIRST) -> None:
        super().__init__()
        self._first = self._shown = first
        self.content.setContentsMargins(16, 14, 16, 8)
        self._lead = Label("", "body", "muted", wrap=True)
        self.content.addWidget(self._lead)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(-BLEED, 0, -BLEED, 0)
        self._lines.setSpacing(0)
        self.content.addLayout(self._lines)
        self.content.addStretch(1)
        self._items: Sequence[Callable[[], Item]] = ()
        self._widgets: list[QWidget] = []

    def show_items(self, items: Sequence[Callable[[], Item]], lead: str = "") -> None:
        """Show other lines, each made when it is shown; ``lead`` is a sentence above them."""
        self._items = items
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._build()

    def insert_above(self, layout: QLayout) -> None:
        """Put something between the sentence and the lines."""
        self.content.insertLayout(self.content.indexOf(self._lead) + 1, layout)

    def rows(self) -> list[LinkRow]:
        """The lines that are shown."""
        return [widget for widget in self._widgets if isinstance(widget, LinkRow)]

    def show_more(self) -> None:
        """Show further lines; the keyboard goes to the first of them."""
        before = len(self._items[:self._shown])
        self._shown += MORE
        self._build()
        if before < len(self.rows()):  # else a key came twice, and all are shown
            self._focus(before)

    def _focus(self, row: int) -> None:
        """Give the keyboard to a line; one just made must be shown for that, its layout would do so later."""
        self.rows()[row].show()
        self.rows()[row].setFocus()

    def _build(self) -> None:
        focused = next((at for at, row in enumerate(self.rows()) if row.hasFocus()), -1)
        for widget in self._widgets:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for make in self._items[:self._shown]:
            item = make()
            self._add(LinkRow(item.words, item.note, icon=item.icon, role=item.role, run=item.run,
                              details=item.details))
        hidden = len(self._items) - self._shown
        if hidden > 0:
            words = ngettext("Show {count} more", "Show {count} more", hidden)
            self._add(LinkRow(words.format(count=number(hidden, language())), icon="chevron-down",
                              run=self.show_more))
        if 0 <= focused < len(self.rows()):
            self._focus(focused)

    def _add(self, row: LinkRow) -> None:
        added: list[QWidget] = [Rule(), row] if self._widgets else [row]
        for widget in added:
            self._lines.addWidget(widget)
        self._widgets += added
