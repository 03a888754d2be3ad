"""The links of an activity: kind, the other activity, lag; adding and removing them."""

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from i18n.counting import counted
from planning.plan import edits
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.plan.typed_values import shown_lag, shown_length, typed_lag
from ui.roadmap.link_words import KINDS, kind_words
from ui.roadmap.section import Section
from ui.roadmap.subject import Subject
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.choice_search import ChoiceSearch
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.select import Select


class LinkRow(QWidget):
    """One link: its kind, the other activity with an arrow for the direction, lag, and a way to remove it."""

    def __init__(self, section: "LinkSection", link: e.Link, *, is_before: bool) -> None:
        super().__init__()
        self._section, self.id = section, link.id
        document, language = section.subject.session.document, section.subject.session.language
        self.other = link.predecessor if is_before else link.successor
        other = document.get("activities", self.other)
        name = text_in(other.name, language) if isinstance(other, e.Activity) else ""
        self.kind = Select(_("Kind of link"), [(kind, kind_words(kind)) for kind in KINDS])
        self.kind.setFixedWidth(152)
        self.kind.chosen.connect(self._set_kind)
        remove = ToolButton(_removal(), "x", height=TOOLBAR_HEIGHT, icon_only=True, run=self._remove)
        words = _("after {name}") if is_before else _("before {name}")
        self.lag = LineEdit(_("Lag"))
        self.lag.setPlaceholderText(_("lag"))
        self.lag.setToolTip(_("2 d: later; -1 d: earlier; 3 ed: calendar days; 50 %: of the predecessor"))
        self.lag.committed.connect(self._set_lag)
        self.lag.setReadOnly(not section.subject.can_edit)
        self.broken = Label("", "caption", "warning", wrap=True)
        self._lay_out(Label(words.format(name=name)), remove)
        for widget in (self.kind, remove):
            widget.setEnabled(section.subject.can_edit)
        self.show_link(link)

    def _lay_out(self, words: Label, remove: ToolButton) -> None:
        """The other activity over kind and lag: a name needs the width."""
        head, line = QHBoxLayout(), QHBoxLayout()
        head.addWidget(words, 1)
        head.addWidget(remove)
        line.setSpacing(8)
        line.addWidget(self.kind)
        line.addWidget(self.lag, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(line)
        layout.addWidget(self.broken)

    def show_slack(self, minutes_short: int) -> None:
        """Say where the link is not kept, and by how much the later one comes too early."""
        length = shown_length(minutes_short, self._section.subject.session.language)
        self.broken.setText(_("Not kept: {length} too early.").format(length=length))
        self.broken.setVisible(minutes_short > 0)

    def show_link(self, link: e.Link) -> None:
        """Show kind and lag as they are now; what is being typed stays."""
        self.kind.set_current(link.type)
        self.lag.set_value(shown_lag(link.lag, link.lag_unit, self._section.subject.session.language))

    def _set_kind(self, kind: str) -> None:
        id = self.id
        self._section.subject.session.run(lambda t: t.set("links", id, type=kind), _("Change kind of link"))

    def _set_lag(self, words: str) -> None:
        """Lag or lead; a refused one stays to be mended and is told in the window."""
        session, id = self._section.subject.session, self.id
        try:
            lag, unit = typed_lag(words) or (None, None)
        except PlanError as refused:
            self.lag.refuse()
            session.report(refused)
            return
        session.run(lambda t: t.set("links", id, lag=lag, lag_unit=unit), _("Change lag"))

    def _remove(self) -> None:
        id = self.id
        self._section.subject.session.run(lambda t: t.remove("links", id), _removal())


class LinkSection(Section):
    """Shown for one activity."""

    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.subject = subject
        self.rows: list[LinkRow] = []
        self._state: object = None
        self._id = ""
        self.none = Label("", "body", "muted")
        self.button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._ask)
        self.add(self.none, self.button)

    def fill(self, activity: e.Activity) -> None:
        """Show the links of an activity."""
        self.say(_("Links"))
        self._id = activity.id
        links = cast(dict[str, e.Link], self.subject.session.document.table("links")).values()
        mine = [link for link in links if activity.id in (link.predecessor, link.successor)]
        self._show(activity, mine)
        self.none.setText(_("Depends on nothing, and nothing on it"))
        self.none.setVisible(not mine)
        self.show_broken()
        self.button.set_words(_("Add link"))
        self.button.setEnabled(self.subject.can_edit)

    def show_broken(self) -> None:
        """Say which links the dates as they are do not keep."""
        from planning.schedule.slack import broken_links

        schedule = self.subject.session.scheduling.schedule if self.rows else None
        broken = broken_links(schedule.network, schedule.early) if schedule is not None else {}
        for row in self.rows:
            row.show_slack(broken.get(row.id, 0))

    def _show(self, activity: e.Activity, links: list[e.Link]) -> None:
        """Rows are kept where they can be: the keyboard is in one of them."""
        activities, session = self.subject.session.document.table("activities"), self.subject.session
        ends = [(link.id, link.predecessor, link.successor) for link in links]
        names = [getattr(activities.get(id), "name", None) for _id, *both in ends for id in both]
        state = (activity.id, session.language, session.can_edit, ends, names)
        if state == self._state:
            for row, link in zip(self.rows, links, strict=True):
                row.show_link(link)
            return
        self._state = state
        self.take_away(self.rows, self.button)
        self.rows = [LinkRow(self, link, is_before=link.successor == activity.id) for link in links]
        for number, row in enumerate(self.rows):
            self.content.insertWidget(1 + number, row)

    def _ask(self) -> None:
        """Offer the activities after which this one can come."""
        language = self.subject.session.language
        activities = cast(dict[str, e.Activity], self.subject.session.document.table("activities")).values()
        others = [activity for activity in activities if activity.id != self._id]
        names = [text_in(other.name, language) for other in others]
        self.search = ChoiceSearch(_("Starts after…"), names, lambda place: self._add(others[place].id), self)
        self.search.open_below(self.button)

    def _add(self, other: str) -> None:
        id = self._id
        self.subject.session.run(lambda t: edits.add_link(t, other, id), _("Add link"))
        added = next((row for row in self.rows if row.other == other), None)
        (added.lag if added else self.button).setFocus()


def _removal() -> str:
    return counted("Remove link", "Remove {count} links", 1)
