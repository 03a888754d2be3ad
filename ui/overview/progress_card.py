"""How far the plan is and what is due: phases with their spans and recorded progress, the next dates."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from i18n import N_, _, language, ngettext
from i18n.counting import counted
from i18n.formats import date_long, date_short, number, percent, quarter_compact, range_text
from planning.plan.outlook import Event, Outlook, Track
from planning.plan.text import text_in
from ui.overview import places
from ui.overview.list_card import Item, ListCard
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets import paint
from ui.widgets.label import Label

KIND_WORDS = {
    "start": N_("starts {date}"),
    "finish": N_("ends {date}"),
    "milestone": N_("milestone {date}"),
    "deadline": N_("deadline {date}"),
}
PAST_WORDS = {"finish": N_("planned end {date}")}
KIND_ICONS = {"start": "circle", "finish": "circle-dot", "milestone": "diamond", "deadline": "flag"}
COMING = 4  # lines at first


class _ProgressBar(QWidget):
    """A thin track, filled as far as recorded."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        paint.rounded(painter, self.rect(), 3, theme.color("sunken"), theme.color("border-strong"))
        filled = QRectF(self.rect())
        filled.setWidth(self.width() * self._share)
        if self.isRightToLeft():
            filled.moveRight(self.width())
        if self._share > 0:
            paint.rounded(painter, filled, 3, theme.color("accent"))


class TrackLine(QWidget):
    """A phase, or a lane beside all phases: its span, how many activities, and recorded progress."""

    def __init__(self, track: Track) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(Label(text_in(track.name, language()), wrap=True), 1)
        first.addWidget(Label(_span(track), "caption", "muted").keep_whole())
        layout.addLayout(first)
        if track.progress is not None:
            layout.addWidget(_ProgressBar(track.progress))
        layout.addWidget(Label(_state(track), "caption", "muted", wrap=True))


class ProgressCard(ListCard):
    """Only what is recorded counts as progress; nothing is reckoned from dates."""

    def __init__(self, session: Session) -> None:
        super().__init__(first=COMING)
        self._session = session
        self._tracks = QVBoxLayout()
        self._tracks.setSpacing(10)
        self.insert_above(self._tracks)
        self._track_lines: list[TrackLine] = []

    def show_outlook(self, outlook: Outlook) -> None:
        """Show where the plan stands, in the language of the interface."""
        self.say(_("Progress and due dates"), date_short(outlook.today, language()))
        self._show_tracks(outlook)
        late = [partial(self._item, event, "circle-alert", "danger", is_past=True) for event in outlook.late]
        coming = [partial(self._item, event, KIND_ICONS[event.kind], "muted") for event in outlook.coming]
        unrecorded = [partial(self._item, event, KIND_ICONS[event.kind], "muted", is_past=True)
                      for event in reversed(outlook.unrecorded)]
        shown = late + coming if late or coming else unrecorded
        self.show_items(shown, " ".join(_sentences(outlook)))

    def _show_tracks(self, outlook: Outlook) -> None:
        for line in self._track_lines:
            self._tracks.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._track_lines = [TrackLine(track) for track in outlook.tracks if track.activities]
        for line in self._track_lines:
            self._tracks.addWidget(line)

    def _item(self, event: Event, icon: str, role: str, *, is_past: bool = False) -> Item:
        if event.is_indicative:
            day = f"~{quarter_compact(event.day, language())}"
        else:
            day = date_short(event.day, language())
        words = PAST_WORDS.get(event.kind) if is_past else None
        note = _(words or KIND_WORDS[event.kind]).format(date=day)
        return Item(text_in(event.name, language()), note, icon, role,
                    partial(places.show, self._session, "activities", event.activity))


def _span(track: Track) -> str:
    if track.start is None or track.finish is None:
        return _("no dates")
    return range_text(quarter_compact(track.start, language()), quarter_compact(track.finish, language()))


def _state(track: Track) -> str:
    """How many activities, and how far they are as far as somebody recorded it."""
    text = counted("{count} activity", "{count} activities", track.activities)
    if track.progress is None:
        return _("{activities}, no progress recorded").format(activities=text)
    return _("{activities}, {recorded} with recorded progress: {share}").format(
        activities=text, recorded=number(track.recorded, language()),
        share=percent(track.progress, language()))


def _sentences(outlook: Outlook) -> list[str]:
    """The day and the horizon, what is late, what has no record, what comes."""
    found = [_horizon(outlook)]
    if outlook.late:
        text = ngettext("{count} activity is late.", "{count} activities are late.", len(outlook.late))
        found.append(text.format(count=number(len(outlook.late), language())))
    if outlook.unrecorded:
        count = len(outlook.unrecorded)
        text = ngettext("{count} activity should have ended and has no recorded progress.",
                        "{count} activities should have ended and have no recorded progress.", count)
        found.append(text.format(count=number(count, language())))
    if not outlook.coming:
        found.append(_("Nothing is due from now on."))
    return found


def _horizon(outlook: Outlook) -> str:
    if outlook.position == "before":
        return _("The horizon has not begun.")
    if outlook.position == "after":
        return _("The horizon ended on {date}.").format(date=date_long(outlook.horizon_finish, language()))
    return _("{share} of the horizon has passed.").format(share=percent(outlook.elapsed, language()))
