"""What can be done with the table that is shown: buttons at the end of the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from i18n import _
from ui.records.framework_tree import FrameworkTree
from ui.records.succession_dialog import SuccessionDialog
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton

if TYPE_CHECKING:
    from ui.records.part import CataloguePart


class Actions(QWidget):
    """Up, down, add; in the tree of frameworks also a family, and what becomes of competencies."""

    def __init__(self, part: CataloguePart) -> None:
        super().__init__()
        self._part = part
        self.up = self._step("arrow-up", -1)
        self.down = self._step("arrow-down", 1)
        self.succeed = QuietButton("", "git-branch", height=TOOLBAR_HEIGHT, run=self.ask_succession)
        self.add = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self.add_row)
        self.more = QuietButton("", "plus", height=TOOLBAR_HEIGHT)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.set_menu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for button in (self.up, self.down, self.succeed, self.add, self.more):
            layout.addWidget(button)

    def _step(self, icon: str, by: int) -> ToolButton:
        run = lambda: self.move_row(by)  # noqa: E731 - one of two alike
        return ToolButton("", icon, height=TOOLBAR_HEIGHT, icon_only=True, run=run)

    @property
    def _tree(self) -> FrameworkTree | None:
        master = self._part.page.master
        return master if isinstance(master, FrameworkTree) else None

    def say(self) -> None:
        """Say the words again, in another language."""
        self.up.set_words(_("Move up (Alt+↑)"))
        self.down.set_words(_("Move down (Alt+↓)"))
        self.succeed.set_words(_("Merge, split or retire…"))
        self.more.set_words(_("Add"))
        self.follow()

    def follow(self) -> None:
        """Offer what can be done now."""
        if not self._part.pages:
            return
        tree, page = self._tree, self._part.page
        can_edit = self._part.session.can_edit
        self.add.set_words(_(page.kind.add))
        can_move = can_edit if tree is not None else page.master.can_move  # type: ignore[union-attr]  # no tree
        for button in (self.up, self.down):
            button.setEnabled(can_move)
        self.add.setEnabled(can_edit)
        self.more.setEnabled(can_edit)
        self.add.setVisible(tree is None)
        for button_of_tree in (self.succeed, self.more):
            button_of_tree.setVisible(tree is not None)
        self.succeed.setEnabled(can_edit and tree is not None and bool(tree.competencies()))

    def _fill(self, menu: QMenu) -> None:
        """What can be added to the tree: where there is no framework, one to begin with."""
        tree, commands = self._tree, self._part.session.commands
        menu.clear()
        has_place = tree is not None and bool(tree.place[1])
        for words, run in ((_("Competency"), self.add_row), (_("Family"), self._add_family)):
            action = menu.addAction(words)
            action.setEnabled(has_place)
            action.triggered.connect(lambda _on=False, run=run: run())
        menu.addAction(_("Framework")).triggered.connect(lambda: commands.run("careers.add_framework"))

    def add_row(self) -> None:
        """Add a document to the table at the top."""
        self._part.page.master.add_row()
        self._part.panel.focus_first()

    def add_here(self) -> None:
        """Add a document to the pane that had the focus last."""
        self._part.page.active.add_row()

    def move_row(self, by: int) -> None:
        """Move the current document of the pane that has the focus, or of the table at the top."""
        self._part.page.active.move_row(by)

    def ask_succession(self) -> None:
        """Ask what should become of the selected competencies."""
        tree = self._tree
        if tree is not None and tree.competencies():
            SuccessionDialog(self, self._part.session, tree.competencies()).open()

    def _add_family(self) -> None:
        if self._tree is not None:
            self._tree.add_family()
            self._part.panel.focus_first()
