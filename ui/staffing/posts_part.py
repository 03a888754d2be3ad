"""The table of posts as a segment, edited like a spreadsheet."""

from collections.abc import Callable
from typing import cast

from i18n import N_, _, language, ngettext
from i18n.formats import number
from planning.plan.changes import Changes
from planning.plan.competence import Profile
from planning.plan.staffing import Post
from planning.plan.text import text_in
from ui.shell.part import Part
from ui.shell.view import StatusItem
from ui.staffing import cells
from ui.staffing.inspector import UnitInspector
from ui.staffing.sheet_pane import SheetPane
from ui.staffing.state import TABLES, StaffingState
from ui.staffing.structure_part import structure_status
from ui.staffing.words import FUNDING
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.search_field import SearchField
from ui.widgets.spreadsheet_model import Column


class PostsPart(Part):
    """The posts of the unit that is chosen and of those below it."""

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
        state.unit_changed.connect(self._filter)
        self.say()

    def _columns(self) -> list[Column]:
        return post_columns(self.state)

    def _title(self, post: Post) -> str:
        return post_name(post, self.state)

    def _filter(self) -> None:
        standing = self.state.standing("")
        below = standing.below.get(self.state.unit, frozenset()) if standing is not None else frozenset()
        unit = self.state.unit
        self.pane.filter(lambda post: not unit or post.unit == unit or post.unit in below)
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
        grade = like.grade if isinstance(like, Post) else "P-4"
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
        self.search.clear()
        return self.pane.sheet.go_to(id)

    def table(self) -> str:
        return self.pane.tsv()


def post_name(post: Post, state: StaffingState) -> str:
    """A post by its name, or by its grade and unit."""
    return text_in(post.name, language()) or f"{post.grade}, {state.unit_name(post.unit)}"


def post_columns(state: StaffingState) -> list[Column]:
    """The columns of the table of posts, in the language of the interface."""
    profiles = cast("dict[str, Profile]", state.document.table("profiles"))
    posts = cast("dict[str, Post]", state.document.table("posts"))

    def units() -> list[tuple[str, str]]:
        return [(id, state.unit_name(id)) for id in state.units()]

    def jobs() -> list[tuple[str, str]]:
        return [("", ""), *((id, text_in(profile.name, language())) for id, profile in profiles.items())]

    def funds() -> list[tuple[str, str]]:
        return [(key, _(words)) for key, words in FUNDING.items()]

    def heads() -> list[tuple[str, str]]:
        return [("", ""), *((id, post_name(post, state)) for id, post in posts.items())]

    def job(id: str) -> str:
        return text_in(profiles[id].name, language()) if id in profiles else id

    return [
        Column(
            "unit",
            _("Unit"),
            lambda p: state.unit_name(p.unit),
            220,
            fields=cells.choice("unit", units, required=True),
            choices=units,
        ),
        Column("grade", _("Grade"), lambda p: p.grade, 84, fields=cells.text("grade")),
        Column(
            "count",
            _("Posts"),
            lambda p: number(p.count, language()),
            60,
            True,
            fields=cells.count("count"),
            sort_key=lambda p: p.count,
        ),
        Column(
            "name",
            _("Name"),
            lambda p: text_in(p.name, language()),
            190,
            fields=cells.words_in_language("name"),
        ),
        Column(
            "profile",
            _("Job profile"),
            lambda p: job(p.profile),
            150,
            fields=cells.choice("profile", jobs),
            choices=jobs,
        ),
        Column(
            "funding",
            _("Funding"),
            lambda p: _(FUNDING.get(p.funding, p.funding)),
            120,
            fields=cells.choice("funding", funds),
            choices=funds,
        ),
        Column(
            "temporary",
            _("Temporary"),
            lambda p: _("yes") if p.temporary else "",
            86,
            fields=cells.yes_no("temporary"),
        ),
        Column(
            "proposed",
            _("Proposed"),
            lambda p: _("yes") if p.proposed else "",
            82,
            fields=cells.yes_no("proposed"),
        ),
        Column("start", _("From"), lambda p: p.start or "", 96, fields=cells.day("start")),
        Column("finish", _("To"), lambda p: p.finish or "", 96, fields=cells.day("finish")),
        Column("location", _("Location"), lambda p: p.location, 100, fields=cells.text("location")),
        Column(
            "reports_to",
            _("Reports to"),
            lambda p: post_name(posts[p.reports_to], state) if p.reports_to in posts else "",
            180,
            fields=cells.choice("reports_to", heads),
            choices=heads,
        ),
        Column("basis", _("Basis"), _basis, 200),
    ]


def _basis(post: Post) -> str:
    if post.illustrative:
        return _("illustrative")
    return ", ".join(f"¶ {cited}" for cited in post.paragraphs)
