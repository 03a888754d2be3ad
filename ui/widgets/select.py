"""A list to choose one of many from."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget


class Select(QComboBox):
    """Choices with a key each; ``chosen`` is told when the user chooses, not when it is set."""

    chosen = Signal(str)

    def __init__(self, name: str = "", choices: Iterable[tuple[str, str]] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer pairs of key and words, keeping the choice where it is still there."""
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.set_current(kept)
        self.blockSignals(False)

    def set_current(self, key: str) -> None:
        """Choose without telling; an unknown key changes nothing."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def current(self) -> str:
        """The key that is chosen, "" where none is."""
        return str(self.currentData() or "")
