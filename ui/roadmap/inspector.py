"""The inspector of the roadmap: all that can be known and changed of what is selected."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from i18n import _
from planning.plan import entities as e
from planning.plan.changes import Changes
from ui.roadmap.basis_section import BasisSection
from ui.roadmap.chart_state import ChartState
from ui.roadmap.date_section import DateSection
from ui.roadmap.demand_section import DemandSection
from ui.roadmap.document_section import DocumentSection
from ui.roadmap.estimate_section import EstimateSection
from ui.roadmap.group_section import GroupSection
from ui.roadmap.inspector_head import InspectorHead
from ui.roadmap.language_fields import LanguageFields, NoteFields
from ui.roadmap.link_section import LinkSection
from ui.roadmap.name_editor import rename_label
from ui.roadmap.one_link_section import OneLinkSection
from ui.roadmap.place_section import PlaceSection
from ui.roadmap.plan_section import PlanSection, WaysSection
from ui.roadmap.schedule_section import ResultSection, ScheduleSection
from ui.roadmap.section import Section
from ui.roadmap.source_section import SourceSection
from ui.roadmap.status_section import StatusSection
from ui.roadmap.subject import Subject
from ui.shell.body import NOTHING
from ui.widgets.holding import held

HALF_HIDDEN = 56
"""Where the head has cut off no more than the first field, px."""
SHOWN = ("phases", "lanes", "activities", "links")


class Inspector(QScrollArea):
    """Sections that are filled again when selection, plan or language change."""

    def __init__(self, state: ChartState) -> None:
        super().__init__()
        self._state = state
        self.subject = subject = Subject(state)
        self.head = InspectorHead(subject, lambda: state.session.commands.run("view.inspector"))
        self.names = LanguageFields(subject, "name", lambda: rename_label(subject.table))
        self.dates, self.basis = DateSection(subject), BasisSection(subject)
        self.place, self.group = PlaceSection(subject), GroupSection(subject)
        self.links, self.source = LinkSection(subject), SourceSection(subject)
        self.one_link = OneLinkSection(subject)
        self.schedule, self.result = ScheduleSection(subject), ResultSection(subject)
        self.status, self.estimate = StatusSection(subject), EstimateSection(subject)
        self.demand, self.documents = DemandSection(subject), DocumentSection(subject)
        self.notes = NoteFields(subject, lambda: _("Change notes"))
        self.plan, self.ways = PlanSection(subject), WaysSection(subject)
        self._has_head = False
        self._build()
        session = state.session
        session.selection_changed.connect(self._turn)
        session.document_changed.connect(self._follow)
        session.document_replaced.connect(self.fill)
        session.language_changed.connect(self.fill)
        session.theme_changed.connect(self._recolour)
        session.scheduling.changed.connect(self._fill_results)
        session.scheduling.risk_changed.connect(self._fill_results)
        self.fill()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._name_section, self._note_section = Section(has_rule=False), Section()
        self._name_section.add(self.names)
        self._name_section.content.setContentsMargins(16, 0, 16, 12)
        self._note_section.add(self.notes)
        for part in (self.plan, self.ways, *self._sections()):
            layout.addWidget(part)
        self.head.setParent(self)
        self.verticalScrollBar().valueChanged.connect(lambda top: self.head.show_rule(is_over_more=top > 0))
        layout.addStretch(1)
        self.setWidget(page)

    def _sections(self) -> list[Section]:
        return [
            self._name_section,
            self.one_link,
            self.dates,
            self.basis,
            self.links,
            self.place,
            self.group,
            self.schedule,
            self.result,
            self.status,
            self.estimate,
            self.demand,
            self.documents,
            self._note_section,
            self.source,
        ]

    def _follow(self, changes: Changes) -> None:
        if changes.touches("plan", "demands", "calendars", "profiles", "baselines", *SHOWN):
            self.fill()

    def _recolour(self) -> None:
        for field in self.dates.fields.values():
            field.recolour()
        self.schedule.recolour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_head()
        super().resizeEvent(event)

    def _place_head(self) -> None:
        """The head stays over the sections as they scroll."""
        height = self.head.heightForWidth(self.width()) if self._has_head else 0
        self.setViewportMargins(0, height, 0, 0)
        self.head.setGeometry(0, 0, self.width(), height)

    def _turn(self) -> None:
        """Show something else: at its place in the sections, but not with its name half under the head."""
        self.fill()
        if self.verticalScrollBar().value() < HALF_HIDDEN:
            self.verticalScrollBar().setValue(0)

    def fill(self) -> None:
        """Show what is selected now; a field that is edited stays at its place on the screen."""
        if not self._state.session.has_document:
            return
        with held(self):
            self._show_sections()

    def _show_sections(self) -> None:
        entities = self.subject.entities() if self.subject.table in SHOWN else []
        one = entities[0] if len(entities) == 1 else None
        are_activities = bool(entities) and self.subject.table == "activities"
        shown = {
            self.plan: not entities,
            self.ways: not entities,
            self._name_section: isinstance(one, e.Phase | e.Lane | e.Activity),
            self.one_link: bool(entities) and self.subject.table == "links",
            self.dates: are_activities or isinstance(one, e.Phase),
            self.basis: isinstance(one, e.Activity),
            self.place: are_activities,
            self.group: isinstance(one, e.Lane | e.Phase),
            self.links: isinstance(one, e.Activity),
            self.schedule: are_activities,
            self.result: isinstance(one, e.Activity),
            self.status: are_activities,
            self.estimate: isinstance(one, e.Activity) and one.kind == "task",
            self.demand: isinstance(one, e.Activity),
            self.documents: isinstance(one, e.Activity),
            self.source: isinstance(one, e.Activity),
            self._note_section: isinstance(one, e.Activity),
        }
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
        self._has_head = bool(entities)
        self.head.setVisible(self._has_head)
        if entities:
            self._fill(one, are_activities=are_activities)
        else:
            self.plan.fill()
            self.ways.fill()
        self._place_head()
        self.setProperty(NOTHING, not entities)

    def _fill(self, one: e.Entity | None, *, are_activities: bool) -> None:
        self.head.fill()
        if self.subject.table == "links":
            self.one_link.fill([link for link in self.subject.entities() if isinstance(link, e.Link)])
        if are_activities or isinstance(one, e.Phase):
            self.dates.fill()
        if are_activities:
            self.place.fill()
            self.schedule.fill()
            self.status.fill(one if isinstance(one, e.Activity) else None)
        if isinstance(one, e.Activity | e.Lane | e.Phase):
            self.names.show_text(one.name)
        if isinstance(one, e.Lane | e.Phase):
            self.group.fill(one)
        if isinstance(one, e.Activity):
            self.basis.fill(one)
            self.links.fill(one)
            self.source.fill(one)
            self.demand.fill(one)
            self.documents.fill(one)
            self._fill_reckoned(one)
            self._note_section.say(_("Notes"))
            self.notes.show_text(one.notes, _("Notes"))

    def _fill_reckoned(self, one: e.Activity) -> None:
        self.result.fill(one)
        self.estimate.fill(one)

    def _fill_results(self) -> None:
        """Other results of the schedule: what was typed meanwhile stays."""
        if not self._state.session.has_document or self.subject.table != "activities":
            return
        entities = self.subject.entities()
        if len(entities) == 1 and isinstance(entities[0], e.Activity):
            with held(self):
                self._fill_reckoned(entities[0])
                self.status.fill(entities[0])
                self.basis.fill(entities[0])
                self.links.show_broken()

    def focus_first(self) -> None:
        """Put the focus into the name in the language of the interface, else into the first date."""
        if self._name_section.isVisible():
            self.names.focus(self._state.session.language)
        elif self.one_link.isVisible():
            self.one_link.kind.select.setFocus()
        elif self.dates.isVisible():
            self.dates.fields["start"].edit.setFocus()
