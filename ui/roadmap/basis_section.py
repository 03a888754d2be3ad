"""Why an activity starts then: what its dates rest on, and the way back to the dates of the text."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, formats
from planning.plan import edits
from planning.plan import entities as e
from planning.plan.text import text_in
from planning.plan.typed_dates import shown_date
from planning.scene.basis import date_paragraphs
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow

LONGEST = 12
"""Steps of the chain that are shown; the first of them leads on to the others."""


def whole(words: str) -> str:
    """Words that are not broken over lines: a date, a citation."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


class _Sign(QWidget):
    """The icon before the reason: the source, or a hand."""

    def __init__(self) -> None:
        super().__init__()
        self.name = "file-text"
        self.setFixedSize(16, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.icon_at(QPainter(self), self.name, 0, 2, themes.active().color("accent"), 16)


class BasisSection(Section):
    """Shown for one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self._subject = subject
        self.sign, self.reason = _Sign(), Label("", wrap=True)
        self.restore = QuietButton("", "undo-2", height=TOOLBAR_HEIGHT, run=self._restore)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.reason, 1)
        self.content.addLayout(line)
        self.steps: list[LinkRow] = []
        self._chain = QVBoxLayout()
        self._chain.setSpacing(0)  # each row has its own air
        self.content.addLayout(self._chain)
        self.add(self.restore)

    def fill(self, activity: e.Activity) -> None:
        """Show what the dates of an activity rest on."""
        self.say(_("Why it starts then"))
        self.reason.setText(self._reason(activity))
        has_text = bool(activity.date_basis or activity.paragraphs)
        by_plan = "workflow" if activity.mode == "auto" else "pencil"
        self.sign.name = "file-text" if has_text else by_plan
        self.sign.update()
        self.restore.set_words(_("Back to the dates of the text"))
        self.restore.setVisible(bool(edits.moved_from(activity)))
        self.restore.setEnabled(self._subject.can_edit)
        self._show_steps(activity)

    def _show_steps(self, activity: e.Activity) -> None:
        """The chain of what fixes the start; each step leads to the activity that it is about."""
        from planning.schedule.why_text import sentence

        session = self._subject.session
        found = session.scheduling.why(activity.id) if activity.start or activity.finish else []
        if len(found) == 1 and found[0].reason == "manual":
            found = []  # said already: by hand, or by the text
        activities = session.document.table("activities")
        said = [(step.other or step.activity, sentence(step, activities)) for step in found[:LONGEST]]
        if [row.words for row in self.steps] == [words for _id, words in said]:
            return
        for row in self.steps:
            row.hide()
            row.deleteLater()
        self.steps = [
            LinkRow(words, icon="corner-down-right", run=partial(session.go_to, "roadmap", "activities", id))
            for id, words in said
        ]
        for row in self.steps:
            self._chain.addWidget(row)

    def _reason(self, activity: e.Activity) -> str:
        """One or two sentences: what the source says, and whether the bar still stands there."""
        language = self._subject.session.language
        words = text_in(activity.date_basis, language)
        cited = whole(formats.paragraph(date_paragraphs(activity), language))
        if activity.indicative == "both":
            said = _("The source gives no dates; the span is indicative.")
        elif words:
            full = _("{words} ({cited})").format(words=words, cited=cited) if cited else words
            said = _("Text: {words}").format(words=full)
        elif not activity.start and not activity.finish:
            said = _("It has no dates yet.")
        else:
            is_automatic = activity.mode == "auto"
            said = _("The schedule sets the dates.") if is_automatic else _("The dates were set by hand.")
        moved = self._moved(activity, language)
        return f"{said}\n{moved}" if moved else said

    def _moved(self, activity: e.Activity, language: str) -> str:
        moved = edits.moved_from(activity)
        if not moved:
            return ""
        month = self._subject.session.document.plan.fiscal_start_month
        dates = [whole(shown_date(text, end, language, month)) for end, text in moved.items()]
        words = _("Moved by hand; the text gives {dates}.")
        if activity.mode == "auto":
            words = _("Moved by the schedule; the text gives {dates}.")
        return words.format(dates=formats.range_text(dates[0], dates[-1]))

    def _restore(self) -> None:
        self._subject.edit(edits.restore_dates, _("Restore dates of the text"))
