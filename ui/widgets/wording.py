"""Texts that follow the language: setters and their words, said again when the language changes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject


class Wording(QObject):
    """The texts of one widget; hears of a new language through the widget's LanguageChange event.

    ``wording(label.setText, lambda: _("Contents"))`` says the text now and after each switch.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._texts: list[tuple[Callable[[str], object], Callable[[], str]]] = []
        owner.installEventFilter(self)

    def __call__(self, setter: Callable[[str], object], words: Callable[[], str]) -> None:
        """Say a text and remember how it is made."""
        setter(words())
        self._texts.append((setter, words))

    def repeat(self) -> None:
        """Say every text again, after a change of language or of what the words tell."""
        for setter, words in self._texts:
            setter(words())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.repeat()
        return False
