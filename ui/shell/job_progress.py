"""Progress of what runs off the GUI thread: name, bar, per cent and Cancel, from 200 ms on."""

import time

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

import i18n
from i18n import _, formats
from ui.shell import theme as themes
from ui.shell.jobs import Job, Jobs
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label

DELAY_MS = 200


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.fraction = 0.0
        self.setFixedSize(QSize(120, 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        paint.rounded(painter, self.rect(), 3, theme.color("sunken"))
        done = max(6.0, self.width() * self.fraction)
        paint.rounded(painter, QRectF(0, 0, done, self.height()), 3, theme.color("accent"))


class JobProgress(QWidget):
    """Shows the oldest job that is running; hidden when there is none."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._name, self._bar = Label("", "label", "muted").keep_whole(), _Bar()
        self._share = Label("", "label", "muted").keep_whole()
        self.cancel = QuietButton("", height=TOOLBAR_HEIGHT, run=self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self._name, self._bar, self._share, self.cancel):
            layout.addWidget(part)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.follow)
        jobs.changed.connect(self.follow)
        self.hide()

    def _current(self) -> Job | None:
        return self._jobs.active[0] if self._jobs.active else None

    def _cancel(self) -> None:
        job = self._current()
        if job is not None:
            self._jobs.cancel(job)

    def follow(self) -> None:
        """Show the job as it is now; one that is quick is never shown."""
        job = self._current()
        if job is None:
            self._delay.stop()
            self.hide()
            return
        waited = (time.monotonic() - job.started) * 1000
        if waited < DELAY_MS:
            self._delay.start(max(1, int(DELAY_MS - waited)))
            return
        self._name.setText(job.name)
        self._share.setText(formats.percent(job.fraction, i18n.language()))
        self._bar.fraction = job.fraction
        self._bar.setAccessibleName(f"{job.name} {self._share.text()}")
        self._bar.update()
        self.cancel.set_words(_("Cancel"))
        self.show()
