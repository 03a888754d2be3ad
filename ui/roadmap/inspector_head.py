"""The head of the inspector: what kind of thing is selected, its name, what its dates rest on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from i18n import _, formats
from i18n.counting import counted
from planning.plan import entities as e
from planning.plan.edits import moved_from
from planning.plan.text import text_in
from planning.scene.basis import HAND, INDICATIVE, SCHEDULED, TEXT, basis
from ui.roadmap.chip_flow import ChipFlow
from ui.roadmap.descriptions import link_lines
from ui.roadmap.subject import Subject
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.button import TOOLBAR_HEIGHT, ToolButton
from ui.widgets.glyph_tile import GlyphTile
from ui.widgets.label import Label


class InspectorHead(QWidget):
    """Kind and close, title, chips."""

    def __init__(self, subject: Subject, close: Callable[[], object]) -> None:
        super().__init__()
        self._subject, self._has_rule = subject, False
        self.tile, self.kind = GlyphTile(), Label("", "body", "muted")
        self.close_button = ToolButton("", "x", height=TOOLBAR_HEIGHT, icon_only=True, run=close)
        self.title, self.chips = Label("", "title", wrap=True), ChipFlow()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.tile)
        line.addWidget(self.kind, 1)
        line.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.title)
        layout.addWidget(self.chips)

    def show_rule(self, *, is_over_more: bool) -> None:
        """Draw a hairline where sections have been scrolled under the head."""
        self._has_rule = is_over_more
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        painter.fillRect(self.rect(), theme.color("surface"))
        if self._has_rule:
            paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))

    def fill(self) -> None:
        """Show what is selected."""
        self.close_button.set_words(_("Close the inspector"))
        entities = self._subject.entities()
        if len(entities) == 1:
            self._fill_one(entities[0])
            return
        count = len(entities)
        self.tile.hide()
        self.kind.setText(_("Several selected"))
        self.title.setText(_count(self._subject.table, count))
        self.chips.set_chips([])

    def _fill_one(self, entity: e.Entity) -> None:
        language, outline = self._subject.session.language, self._subject.state.outline
        lane = outline.lanes.get(entity.lane) if isinstance(entity, e.Activity) else entity
        self.tile.setVisible(isinstance(lane, e.Lane))
        if isinstance(lane, e.Lane):
            letter = "" if lane.driver else text_in(lane.name, language)[:1].upper()
            self.tile.show_driver(lane.driver, lane.glyph or letter)
        self.title.setText(text_in(getattr(entity, "name", {}), language))
        if isinstance(entity, e.Activity):
            lane_name = text_in(lane.name, language) if isinstance(lane, e.Lane) else ""
            self.kind.setText(f"{_kind(entity)} · {lane_name}")
            self.chips.set_chips(chips(entity, language))
        elif isinstance(entity, e.Link):
            self.kind.setText(_("Link"))
            self.title.setText(link_lines(self._subject.session.document, entity.id)[0])
            self.chips.set_chips(self._link_chips(entity))
        else:
            self.kind.setText(_("Lane") if isinstance(entity, e.Lane) else _("Phase"))
            self.chips.set_chips([])


    def _link_chips(self, link: e.Link) -> list[tuple[str, str]]:
        from planning.schedule.slack import critical_links

        of = self._subject.session.scheduling.schedule
        is_critical = of is not None and link.id in critical_links(of.network, of.early, of.slack)
        return [(_("On the critical path"), "danger")] if is_critical else []


def _kind(activity: e.Activity) -> str:
    return {"milestone": _("Milestone"), "summary": _("Summary")}.get(activity.kind, _("Activity"))


def _count(table: str, count: int) -> str:
    return {
        "lanes": counted("{count} lane", "{count} lanes", count),
        "phases": counted("{count} phase", "{count} phases", count),
        "links": counted("{count} link", "{count} links", count),
    }.get(table, counted("{count} activity", "{count} activities", count))


def chips(activity: e.Activity, language: str) -> list[tuple[str, str]]:
    """What the dates rest on, and the paragraphs: words and tone of each chip."""
    found: list[tuple[str, str]] = []
    if activity.start or activity.finish:
        found += _basis_chips(activity)
    if activity.paragraphs:
        found.append((formats.paragraph(activity.paragraphs, language), "neutral"))
    return found


def _basis_chips(activity: e.Activity) -> list[tuple[str, str]]:
    if moved_from(activity):
        is_by_hand = activity.mode != "auto"
        return [(_("Moved by hand") if is_by_hand else _("Moved by the schedule"), "warning")]
    start, finish = basis(activity)
    if start == finish or activity.kind == "milestone":
        return [
            {
                TEXT: (_("Dated by the text"), "info"),
                INDICATIVE: (_("Indicative"), "neutral"),
                HAND: (_("Set by hand"), "neutral"),
                SCHEDULED: (_("Scheduled"), "neutral"),
            }[finish]
        ]
    start, finish = (HAND if end == SCHEDULED else end for end in (start, finish))
    words = {
        (TEXT, INDICATIVE): _("Start dated by the text"),
        (INDICATIVE, TEXT): _("Finish dated by the text"),
        (HAND, INDICATIVE): _("Finish indicative"),
        (INDICATIVE, HAND): _("Start indicative"),
    }
    tone = "info" if TEXT in (start, finish) else "neutral"
    return [(words.get((start, finish), _("Set by hand")), tone)]
