"""Chips one after the other, on as many lines as they need."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.chip import Chip

GAP = 6


class ChipFlow(QWidget):
    """Holds chips that are given anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: list[tuple[str, str]]) -> None:
        """Show chips: words and tone of each."""
        for chip in self._chips[len(chips) :]:
            chip.hide()
            chip.deleteLater()
        del self._chips[len(chips) :]
        while len(self._chips) < len(chips):
            self._chips.append(Chip())
            self._chips[-1].setParent(self)
        for chip, (words, tone) in zip(self._chips, chips, strict=True):
            chip.say(words, tone)
            chip.show()
        self.setVisible(bool(chips))
        self._arrange(self.width())
        self.updateGeometry()

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.words for chip in self._chips]

    def _arrange(self, width: int) -> int:
        """Place the chips; return the height they need."""
        x = y = line = 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + line + GAP
            left = width - x - size.width() if self.isRightToLeft() else x
            chip.setGeometry(left, y, size.width(), size.height())
            x, line = x + size.width() + GAP, size.height()
        return y + line

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width)

    def sizeHint(self) -> QSize:
        return QSize(200, self._arrange(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width())
