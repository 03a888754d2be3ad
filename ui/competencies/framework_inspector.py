"""The inspector of a framework: its tree, names in all languages, indicators of each level."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QWidget

from i18n import _, language
from planning.careers import framework_edits
from planning.careers import source as s
from planning.plan.changes import Changes
from planning.plan.competence import Competency
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from ui.careers.subject import OneDocument
from ui.competencies import words
from ui.competencies.indicator_fields import IndicatorFields
from ui.roadmap.language_fields import LanguageFields
from ui.roadmap.section import Section
from ui.shell.session import Session
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.panel import Line, Lines, Panel, PanelHead
from ui.widgets.switch import Switch

_ID = Qt.ItemDataRole.UserRole
TABLES = ("frameworks", "competencies", "indicators", "scales")


class FrameworkInspector(Panel):
    """A tree of frameworks, families and competencies; what is chosen in it is edited below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.subject = OneDocument(session)
        self.head, self.tree = PanelHead(session), _Tree()
        self.names = LanguageFields(self.subject, "name", lambda: _("Rename"))
        self.scale_names, self.indicators = Lines(), IndicatorFields(session)
        self.add_family = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._add_family)
        self.add_competency = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self._add_competency)
        self.remove = QuietButton("", "trash-2", height=TOOLBAR_HEIGHT, run=self._remove)
        self.critical = Switch()
        self.critical_line = Line("", tail=self.critical)
        self.critical.clicked.connect(lambda is_on: self._set_critical(is_on))
        self._build()
        self.tree.currentItemChanged.connect(lambda _now, _before: self._fill_chosen())
        self.fill()

    def _build(self) -> None:
        tree_section, self._name_section, self._level_section = Section(has_rule=False), Section(), Section()
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for button in (self.add_family, self.add_competency, self.remove):
            line.addWidget(button)
        line.addStretch(1)
        tree_section.add(self.tree, buttons)
        self._name_section.add(self.names, self.critical_line)
        self._level_section.add(self.indicators, self.scale_names)
        self.stack(self.head, tree_section, self._name_section, self._level_section)

    def follow(self, changes: Changes) -> None:
        """Show the framework as it is now."""
        if changes.touches(*TABLES):
            self.fill()

    def fill(self) -> None:
        """Make the tree anew, keeping what is chosen."""
        if not self.session.has_document:
            return
        self.head.say(_("Framework"), "", _("Families and competencies, in every language of the plan."))
        self.add_family.set_words(_("Family"))
        self.add_competency.set_words(_("Competency"))
        self.remove.set_words(_("Remove"))
        self.tree.setAccessibleName(_("Framework"))
        self._fill_tree()
        self._fill_chosen()

    def _fill_tree(self) -> None:
        chosen = self.tree.chosen()
        self.tree.blockSignals(True)
        self.tree.clear()
        document = self.session.document
        items: dict[str, QTreeWidgetItem] = {}
        for framework in s.in_order(s.frameworks(document).values()):
            items[framework.id] = self.tree.add(
                None, "frameworks", framework.id, text_in(framework.name, language())
            )
        known = s.competencies(document)
        for id in sorted(known, key=lambda id: s.tree_path(known, id)):
            one = known[id]
            above = items.get(one.parent or "") or items.get(one.framework)
            items[id] = self.tree.add(above, "competencies", id, text_in(one.name, language()))
        for id in s.frameworks(document):
            items[id].setExpanded(True)
        wanted = items.get(chosen[1]) or self.tree.topLevelItem(0)
        if wanted is not None:
            self.tree.setCurrentItem(wanted)
        self.tree.blockSignals(False)

    def _fill_chosen(self) -> None:
        table, id = self.tree.chosen()
        entity = self.session.document.get(table, id) if id else None
        self._name_section.setVisible(entity is not None)
        competency = entity if isinstance(entity, Competency) else None
        is_rated = competency is not None and competency.kind != "family"
        self._level_section.setVisible(is_rated)
        can_edit = self.session.can_edit
        for button in (self.add_family, self.add_competency, self.remove):
            button.setEnabled(can_edit and entity is not None)
        if entity is None:
            return
        self.subject.point_at(table, id)
        self._name_section.say(_("Name"))
        self.names.show_text(getattr(entity, "name", {}))
        self.critical_line.setVisible(is_rated)
        self.critical_line.label.setText(_("The work stands still without it"))
        self.critical.setAccessibleName(_("The work stands still without it"))
        self.critical.setEnabled(can_edit)
        if competency is not None and is_rated:
            self.critical.setChecked(competency.critical)
            self._level_section.say(_("Indicators by level"))
            self.indicators.show_competency(competency, words.scale_of(self.session.document, competency))

    # Editing

    def _place(self) -> tuple[str, str | None]:
        """Framework and family that something is added to."""
        table, id = self.tree.chosen()
        entity = self.session.document.get(table, id)
        if isinstance(entity, Competency):
            return entity.framework, entity.id if entity.kind == "family" else entity.parent
        return id, None

    def _add_family(self) -> None:
        framework, _family = self._place()
        name = {self.session.language: _("New family")}
        self._add(lambda t: framework_edits.add_family(t, framework, name), _("Add a family"))

    def _add_competency(self) -> None:
        framework, family = self._place()
        name = {self.session.language: _("New competency")}
        self._add(lambda t: framework_edits.add_competency(t, framework, name, family), _("Add a competency"))

    def _add(self, edit: Callable[[Transaction], str], label: str) -> None:
        added: list[str] = []
        if self.session.run(lambda t: added.append(edit(t)), label):
            self.tree.choose(added[0])
            first = next(iter(self.names.fields.values()), None)
            if first is not None:
                self.names.focus(self.session.language)

    def _remove(self) -> None:
        table, id = self.tree.chosen()
        if table == "competencies":
            self.session.run(lambda t: framework_edits.remove_competency(t, id), _("Remove a competency"))
        elif table == "frameworks":
            self.session.run(lambda t: framework_edits.remove_framework(t, id), _("Remove a framework"))

    def _set_critical(self, is_on: bool) -> None:
        id = self.tree.chosen()[1]
        self.session.run(
            lambda t: t.set("competencies", id, critical=is_on or None), _("Change a competency")
        )


class _Tree(QTreeWidget):
    """Frameworks with their families and competencies."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(240)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def add(self, above: QTreeWidgetItem | None, table: str, id: str, words: str) -> QTreeWidgetItem:
        """Put an entry in at the end."""
        item = QTreeWidgetItem([words])
        item.setData(0, _ID, (table, id))
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        return item

    def chosen(self) -> tuple[str, str]:
        """Table and id of what is chosen, two empty texts for nothing."""
        item = self.currentItem()
        table, id = item.data(0, _ID) if item is not None else ("", "")
        return str(table), str(id)

    def choose(self, id: str) -> None:
        """Choose an entry and bring it into sight."""
        stack = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while stack:
            item = stack.pop()
            if item is None:
                continue
            if item.data(0, _ID)[1] == id:
                self.setCurrentItem(item)
                return
            stack += [item.child(at) for at in range(item.childCount())]
