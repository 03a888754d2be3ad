"""A text in one of the styles of the look, with its line height, in the colour of a role."""

from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from ui.shell import theme as themes
from ui.widgets import paint


class Label(QLabel):
    """Plain text only: names from a plan may look like markup. Elided at its end unless it wraps.

    An elided text shows itself whole in its tooltip.
    """

    def __init__(self, text: str = "", style: str = "body", role: str = "text", *, wrap: bool = False,
                 align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style, self._role, self._align = style, role, align
        self._fixed, self._whole = False, ""
        # Layouts ask for the same measures often: lines by width, and the width of the text in one line each.
        self._broken_at: dict[int, list[str]] = {}
        self._widest: int | None = None
        self.setWordWrap(wrap)
        down = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, down)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Change the colour."""
        self._role = role
        self.update()

    def setText(self, text: str) -> None:
        self._forget_measures()
        super().setText(text)
        self._show_whole()

    def keep_whole(self) -> "Label":
        """Never elide: as wide as the text needs."""
        self._fixed = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return self

    def _metrics(self) -> QFontMetrics:
        return themes.active().metrics(self._style)

    def _line(self) -> int:
        return themes.active().line_height(self._style)

    def _forget_measures(self) -> None:
        self._broken_at.clear()
        self._widest = None

    def sizeHint(self) -> QSize:
        lines = self.text().split("\n")
        if self._widest is None:
            metrics = self._metrics()
            self._widest = max(metrics.horizontalAdvance(line) for line in lines)
        return QSize(self._widest + 1, len(lines) * self._line())

    def minimumSizeHint(self) -> QSize:
        if self._fixed:
            return self.sizeHint()
        return QSize(min(24, self.sizeHint().width()), self._line())

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(width))) * self._line() if self.wordWrap() else self._line()

    def _lines(self, width: int) -> list[str]:
        """The text broken into lines of a width, as Unicode allows."""
        if width not in self._broken_at:
            metrics = self._metrics()
            self._broken_at[width] = [line for part in self.text().split("\n")
                                      for line in self._broken(part, width, metrics)]
        return self._broken_at[width]

    def _broken(self, part: str, width: int, metrics: QFontMetrics) -> list[str]:
        if metrics.horizontalAdvance(part) < width:
            return [part]
        layout = QTextLayout(part, themes.active().font(self._style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            lines.append(part[line.textStart():line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]

    def _is_elided(self) -> bool:
        return not self.wordWrap() and self.sizeHint().width() - 1 > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = themes.active()
        painter.setFont(theme.font(self._style))
        painter.setPen(theme.color(self._role, 1.0 if self.isEnabled() else 0.45))
        metrics, height = self._metrics(), self._line()
        side = QStyle.visualAlignment(self.layoutDirection(), self._align)
        align = int(side | Qt.AlignmentFlag.AlignVCenter)
        lines = self._lines(self.width()) if self.wordWrap() else self.text().split("\n")
        top = 0 if self.wordWrap() else (self.height() - height * len(lines)) // 2
        for number, line in enumerate(lines):
            shown = line if self.wordWrap() else metrics.elidedText(
                line, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRect(0, top + number * height, self.width(), height), align, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """Say an elided text whole in the tooltip, unless the tooltip says something else."""
        if self.toolTip() == self._whole:
            self._whole = f"<qt>{escape(self.text())}</qt>" if self._is_elided() else ""
            self.setToolTip(self._whole)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in paint.MEASURES_CHANGE:
            self._forget_measures()
            self.updateGeometry()
        super().changeEvent(event)
