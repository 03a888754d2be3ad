"""The table of posts as a segment, edited like a spreadsheet."""

from collections.abc import Callable
from typing import cast

from i18n import N_, _, language, ngettext
from i18n.formats import number
from planning.plan.changes import Changes
from planning.plan.staffing import Post
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing.inspector import UnitInspector
from ui.staffing.post_columns import post_columns, post_name
from ui.staffing.state import TABLES, StaffingState
from ui.staffing.structure_part import structure_status
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.search_field import SearchField
from ui.widgets.sheet_pane import SheetPane
from ui.widgets.spreadsheet_model import Column


class PostsPart(Part):
    """The posts of the unit that is chosen and of those below it, of the grade that is chosen."""

    def __init__(self, state: StaffingState, told: Callable[[], object]) -> None:
        super().__init__(state.session)
        self.state = state
        self._told = told
        self.pane = self.widget = SheetPane(
            state.session, "posts", self._columns, self._title, N_("Edit posts")
        )
        self.search = SearchField()
        self.search.textChanged.connect(self.pane.search)
        self.add_button = QuietButton("", "plus", height=TOOLBAR_HEIGHT, run=self.add_post)
        self.left, self.right = [self.search], [self.add_button]
        self.inspector = self._unit = UnitInspector(state)
        for signal in (state.unit_changed, state.grade_changed):
            signal.connect(self._filter)
        self.say()

    def _columns(self) -> list[Column]:
        return post_columns(self.state)

    def _title(self, post: Post) -> str:
        return post_name(post, self.state)

    def _filter(self) -> None:
        standing = self.state.standing("")
        below = standing.below.get(self.state.unit, frozenset()) if standing is not None else frozenset()
        unit, grade = self.state.unit, self.state.grade
        self.pane.filter(
            lambda post: (not unit or post.unit == unit or post.unit in below)
            and (not grade or post.grade == grade)
        )
        self._told()

    def say(self) -> None:
        self.search.say(_("Search posts"), _("Clear"))
        self.add_button.set_words(_("Post"))
        self.pane.sheet.setAccessibleName(_("Posts"))
        self.renew()

    def follow(self, changes: Changes) -> None:
        if changes.touches(*TABLES, "profiles"):
            self.renew()

    def renew(self) -> None:
        self.add_button.setEnabled(self.session.can_edit and bool(self.state.units()))
        self._filter()
        self._unit.fill()

    def add_post(self) -> None:
        """Add a post to the unit that is chosen, alike the one under the cursor."""
        state = self.state
        ids = self.pane.sheet.ids()
        like = state.document.get("posts", ids[-1]) if ids else None
        unit = state.unit or (like.unit if isinstance(like, Post) else next(iter(state.units()), ""))
        grade = state.grade or (like.grade if isinstance(like, Post) else "P-4")
        orders = [post.order for post in state.document.table("posts").values() if isinstance(post, Post)]
        fields = {"unit": unit, "grade": grade, "count": 1, "order": max(orders, default=0) + 1}
        self.pane.add(fields | {"name": {state.session.language: _("New post")}}, _("Add post"))

    def remove(self) -> None:
        """Remove the selected posts."""
        self.pane.remove()

    def status(self) -> list[StatusItem]:
        rows = cast("list[Post]", self.pane.sheet.sheet.rows)
        posts = sum(post.count for post in rows if not post.proposed)
        words = ngettext("{count} post shown", "{count} posts shown", posts)
        return [
            StatusItem(words.format(count=number(posts, language())), "users"),
            *structure_status(self.state)[1:],
        ]

    def reveal(self, table: str, id: str) -> bool:
        if table != "posts":
            return False
        self.state.choose_unit("")
        self.state.choose_grade("")
        self.search.clear()
        return self.pane.sheet.go_to(id)

    def table(self) -> str:
        return self.pane.tsv()
