"""Brings a document of the plan into sight on the page of cards."""

from PySide6.QtWidgets import QWidget

from ui.overview.amounts import AmountLine
from ui.overview.key_figure import KeyFigureCard
from ui.overview.page import Page


class Revealing:
    """Marks what was looked for, one thing at a time."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._marked: KeyFigureCard | AmountLine | None = None

    def reveal(self, table: str, id: str) -> QWidget | None:
        """The widget that shows a document, marked; ``None`` where the page does not show it."""
        self._unmark()
        page = self._page
        if table == "figures":
            return self._figure(id)
        if table == "budget":
            page.budget.reveal_row(id)
            return page.budget
        cards: dict[str, QWidget] = {"risks": page.risks, "decisions": page.decisions}
        return cards.get(table)

    def _figure(self, id: str) -> QWidget | None:
        if id in self._page.keys:
            return self._mark(self._page.keys[id])
        for card in self._page.groups.values():
            line = card.line(id)
            if line is not None:
                card.show_table(False)
                return self._mark(line)
        return None

    def _mark(self, widget: KeyFigureCard | AmountLine) -> QWidget:
        widget.set_marked(True)
        self._marked = widget
        return widget

    def _unmark(self) -> None:
        marked, self._marked = self._marked, None
        if marked is not None and _is_alive(marked):
            marked.set_marked(False)


def _is_alive(widget: QWidget) -> bool:
    """A line that was filled anew meanwhile is gone in Qt while Python still holds it."""
    import shiboken6

    return shiboken6.isValid(widget)
