"""The columns of the table of posts, and what a post is called."""

from typing import cast

from i18n import _, language
from i18n.formats import number
from planning.careers.places import place_name
from planning.plan.competence import Profile
from planning.plan.staffing import Post
from planning.plan.text import text_in
from ui.staffing import cells
from ui.staffing.choices import grade_said, grade_words
from ui.staffing.state import StaffingState
from ui.staffing.words import FUNDING
from ui.widgets.spreadsheet_model import Column

Pairs = list[tuple[str, str]]


def post_name(post: Post, state: StaffingState) -> str:
    """A post by its name, or by its grade and unit."""
    return text_in(post.name, language()) or f"{grade_words(post.grade)}, {state.unit_name(post.unit)}"


def post_columns(state: StaffingState) -> list[Column]:
    """The columns in the language of the interface."""
    found = _Columns(state)
    return [*found.what(), *found.kind(), *found.place()]


def _grade(_post: Post, words: str) -> dict[str, str | None]:
    return {"grade": grade_said(words) or None}


class _Columns:
    """The columns with the choices that the plan offers."""

    def __init__(self, state: StaffingState) -> None:
        self._state = state
        self._profiles = cast("dict[str, Profile]", state.document.table("profiles"))
        self._posts = cast("dict[str, Post]", state.document.table("posts"))

    def _units(self) -> Pairs:
        return [(id, self._state.unit_name(id)) for id in self._state.units()]

    def _jobs(self) -> Pairs:
        return [("", ""), *((id, self._job(id)) for id in self._profiles)]

    def _job(self, id: str) -> str:
        return text_in(self._profiles[id].name, language()) if id in self._profiles else id

    def _heads(self) -> Pairs:
        return [("", ""), *((id, post_name(post, self._state)) for id, post in self._posts.items())]

    def _head(self, post: Post) -> str:
        head = self._posts.get(post.reports_to or "")
        return post_name(head, self._state) if head is not None else ""

    def _location(self, post: Post) -> str:
        return place_name(self._state.document, post.location)

    def what(self) -> list[Column]:
        """Where a post stands, its grade, how many there are, what it is."""
        state, shown = self._state, language()
        unit, job = cells.choice("unit", self._units, required=True), cells.choice("profile", self._jobs)
        name = cells.words_in_language("name")
        return [
            Column(
                "unit", _("Unit"), lambda p: state.unit_name(p.unit), 220, fields=unit, choices=self._units
            ),
            Column("grade", _("Grade"), lambda p: grade_words(p.grade), 84, fields=_grade),
            Column(
                "count",
                _("Posts"),
                lambda p: number(p.count, shown),
                60,
                is_number=True,
                fields=cells.count("count"),
                sort_key=lambda p: p.count,
            ),
            Column("name", _("Name"), lambda p: text_in(p.name, shown), 190, fields=name),
            Column(
                "profile",
                _("Job profile"),
                lambda p: self._job(p.profile),
                170,
                fields=job,
                choices=self._jobs,
            ),
        ]

    def kind(self) -> list[Column]:
        """How a post is paid for, whether it is temporary or only proposed, and from when to when."""

        def funds() -> Pairs:
            return [(key, _(words)) for key, words in FUNDING.items()]

        def funding(post: Post) -> str:
            return _(FUNDING.get(post.funding, post.funding))

        def yes(field: str, title: str, width: int) -> Column:
            said = lambda post: _("yes") if getattr(post, field) else ""  # noqa: E731 - one of two alike
            return Column(field, title, said, width, fields=cells.yes_no(field))

        return [
            Column(
                "funding", _("Funding"), funding, 120, fields=cells.choice("funding", funds), choices=funds
            ),
            yes("temporary", _("Temporary"), 86),
            yes("proposed", _("Proposed"), 82),
            Column("start", _("From"), lambda p: p.start or "", 96, fields=cells.day("start")),
            Column("finish", _("To"), lambda p: p.finish or "", 96, fields=cells.day("finish")),
        ]

    def place(self) -> list[Column]:
        """Where it is, whom it reports to, and what it rests on."""
        head = cells.choice("reports_to", self._heads)
        return [
            Column("location", _("Location"), self._location, 100, fields=cells.text("location")),
            Column("reports_to", _("Reports to"), self._head, 180, fields=head, choices=self._heads),
            Column("basis", _("Basis"), _basis, 200),
        ]


def _basis(post: Post) -> str:
    if post.illustrative:
        return _("illustrative")
    return ", ".join(f"¶ {cited}" for cited in post.paragraphs)
