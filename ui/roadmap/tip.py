"""What a gesture says beside the bar: inverse colours, two lines, over the canvas, beside the pointer."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.shell import theme as themes
from ui.widgets import paint

PAD, GAP, LINE = 10, 12, 18


class DragTip(QWidget):
    """A child of the canvas, not a window: it moves with the bar without the window manager."""

    def __init__(self, canvas: QAbstractScrollArea) -> None:
        super().__init__(canvas.viewport())
        self._viewport = canvas.viewport()
        self._lines: tuple[str, str] = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def lines(self) -> tuple[str, str]:
        """What it says."""
        return self._lines

    def show_beside(self, lines: tuple[str, str], box: QRectF) -> None:
        """Say something right of a bar; left of it where there is no room."""
        self._lines = lines
        if not lines[0]:
            self.hide()
            return
        theme, margin = themes.active(), paint.margin("menu")
        strong, caption = (theme.metrics(style) for style in ("label", "caption"))
        widths = strong.horizontalAdvance(lines[0]), caption.horizontalAdvance(lines[1])
        width, height = max(widths) + 2 * PAD + 1, 2 * PAD - 4 + LINE * (2 if lines[1] else 1)
        around = self._viewport.rect()
        x = int(box.right()) + GAP
        if x + width > around.right():
            x = max(around.left() + 4, int(box.left()) - GAP - width)
        y = min(max(4, int(box.center().y()) - height // 2), around.bottom() - height - 4)
        self.setGeometry(
            QRect(QPoint(x, y), QPoint(x + width, y + height)).adjusted(-margin, -margin, margin, margin)
        )
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, margin = QPainter(self), themes.active(), paint.margin("menu")
        body = self.rect().adjusted(margin, margin, -margin, -margin)
        paint.shadow(painter, body, paint.RADIUS_CONTROL, "menu")
        paint.rounded(painter, body, paint.RADIUS_CONTROL, theme.color("text"))
        line = body.adjusted(PAD, PAD - 2, -PAD, 0)
        line.setHeight(LINE)
        paint.text(painter, line, self._lines[0], theme.font("label"), theme.color("surface"))
        paint.text(
            painter,
            line.translated(0, LINE),
            self._lines[1],
            theme.font("caption"),
            theme.color("surface", 0.8),
        )
