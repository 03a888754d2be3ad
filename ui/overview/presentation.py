"""The page of cards on the whole screen, for a meeting: no toolbars, the plan's name on top, Esc ends it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from i18n import _, language
from planning.plan.check import Finding
from planning.plan.text import text_in
from ui.overview.page import Page
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets.button import QuietButton
from ui.widgets.label import Label


class Presentation(QWidget):
    """A window of its own that follows the plan; a line that leads somewhere leads to the main window."""

    def __init__(self, session: Session, findings: list[Finding]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._findings = session, findings
        self.page = Page(session)
        self._title, self._subtitle = Label("", "headline"), Label("", "body", "muted")
        self._end = QuietButton("", "minimize", run=self.close)
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.viewport().setAutoFillBackground(False)
        scroller.setWidget(self.page)
        self._scroller = scroller
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 16, 0)
        head.addLayout(words, 1)
        head.addWidget(self._end, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroller, 1)
        self._follow()

    def _follow(self) -> None:
        session = self._session
        session.document_changed.connect(self.page.follow)
        session.document_replaced.connect(self.close)
        session.navigated.connect(self.close)
        session.language_changed.connect(self._fill)
        session.theme_changed.connect(self._fill)
        self._fill()
        QTimer.singleShot(0, self, self.page.load_charts)

    def _fill(self) -> None:
        plan = self._session.document.plan
        self._title.setText(text_in(plan.title, language()))
        self._subtitle.setText(plan.symbol)
        self._subtitle.setVisible(bool(plan.symbol))
        self._end.set_words(_("End presentation"))
        self._scroller.setAccessibleName(_("Plan at a glance"))
        self.setWindowTitle(self._title.text())
        self.page.fill()
        self.page.show_findings(self._findings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), themes.active().color("window"))
