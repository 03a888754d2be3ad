"""Who should go to which post: openings, limits, and the best assignment, reckoned off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from i18n import _
from i18n.counting import counted
from planning.careers import source as s
from planning.careers.mobility import Obstacle, Opening, Span, posts_of_the_due
from planning.careers.posting_edits import post, promotions
from ui.careers.context import Context
from ui.careers.reckoning import Reckoning
from ui.shell.jobs import Cancelled, Progress
from ui.shell.plan_copy import copied

if TYPE_CHECKING:
    from planning.careers.postings import Fit, Postings
    from planning.plan.document import Document

SECONDS = 30


class Wanted(NamedTuple):
    """What is asked.

    Attributes:
        vacant, due: whether the vacant posts of the structure, and those of people who must move on, open.
        by_hand: further openings. unit: only people of this unit and those below it, "" for all.
        span: how far people may go. ready: only through gates that are all met.
    """

    vacant: bool = True
    due: bool = True
    by_hand: tuple[Opening, ...] = ()
    unit: str = ""
    span: Span = "near"
    ready: bool = False


class Result(NamedTuple):
    """``unknown`` vacant posts name no job profile; ``promoted`` has the new grades of those who rise.

    ``fits`` and ``against`` are those of ``found`` by opening: who may go there, and what rules others out.
    """

    openings: Mapping[str, Opening]
    found: Postings
    promoted: Mapping[str, str]
    fits: Mapping[str, Mapping[str, Fit]]
    against: Mapping[str, Sequence[tuple[Obstacle, ...]]]
    vacant: int
    due: int
    unknown: int

    @property
    def moves(self) -> list[tuple[str, Opening]]:
        """Who goes where; who stays on their post is left out."""
        pairs = [(one.person, self.openings[one.opening]) for one in self.found.postings]
        return [(person, opening) for person, opening in pairs if opening.held_by != person]

    @property
    def left_behind(self) -> list[str]:
        """Those whose post is open and who are posted nowhere."""
        posted = {one.person for one in self.found.postings}
        holders = (one.held_by for one in self.openings.values())
        return [person for person in holders if person and person not in posted]


class PostingsState(Reckoning):
    """The last result stays until the next is there; an edit of the plan asks for the next."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(context, owner)
        self.wanted = Wanted()
        self.result: Result | None = None

    def choose(self, **values: object) -> None:
        """Ask otherwise."""
        self.wanted = self.wanted._replace(**values)  # type: ignore[arg-type]  # the names of its fields
        self.run()

    def add(self, profile: str, station: str) -> None:
        """Open a post by hand."""
        taken = {one.id for one in self.wanted.by_hand}
        id = next(name for n in range(len(taken) + 1) if (name := f"hand:{n}") not in taken)
        self.choose(by_hand=(*self.wanted.by_hand, Opening(id, profile, station)))

    def drop(self, id: str) -> None:
        """Take back an opening that was made by hand."""
        self.choose(by_hand=tuple(one for one in self.wanted.by_hand if one.id != id))

    def run(self) -> None:
        """Reckon as the plan is now."""
        if not self.session.has_document:
            return
        document, day = self.session.document, self.context.day
        wanted = self.wanted = _known_of(document, self.wanted)

        def work(progress: Progress, cancelled: Cancelled) -> Result:
            from planning.careers.postings import post_people

            plan = copied(document)
            openings, counts = _openings(plan, wanted, self.context)
            known = s.people_of(plan)
            below = s.units_within(plan, wanted.unit) if wanted.unit else None
            people = [id for id in s.in_office(plan, day) if below is None or known[id].unit in below]
            found = post_people(
                plan,
                people,
                openings,
                day,
                ready_only=wanted.ready,
                span=wanted.span,
                time_limit=SECONDS,
                cancelled=cancelled,
                progress=progress,
            )
            fits, against = _by_opening(found)
            result = Result({one.id: one for one in openings}, found, {}, fits, against, *counts)
            return result._replace(promoted=promotions(plan, result.moves, day))

        self.start(_("Looking for the best postings"), work, self._found)

    def _found(self, result: Result) -> None:
        self.result = result

    @property
    def can_apply(self) -> bool:
        """Whether there is anybody to be posted, as the plan is now: not after a run that was given up."""
        is_of_now = not self.is_running and not self.error
        return bool(self.result and self.result.moves) and is_of_now and self.session.can_edit

    def apply(self) -> int:
        """Put everybody on their new posts, one undo step; how many."""
        if self.result is None or not self.can_apply:
            return 0
        moves, promoted = self.result.moves, self.result.promoted
        document, day = self.session.document, self.context.day
        words = counted("Post {count} person", "Post {count} people", len(moves))
        done = self.session.run(lambda t: post(t, document, moves, promoted, day), words)
        return len(moves) if done else 0


def _by_opening(
    found: Postings,
) -> tuple[dict[str, dict[str, Fit]], dict[str, list[tuple[Obstacle, ...]]]]:
    """Who fits each opening, and the obstacles of the others: a view asks opening by opening."""
    fits: dict[str, dict[str, Fit]] = {}
    against: dict[str, list[tuple[Obstacle, ...]]] = {}
    for (person, opening), fit in found.fits.items():
        fits.setdefault(opening, {})[person] = fit
    for (_person, opening), reasons in found.obstacles.items():
        against.setdefault(opening, []).append(reasons)
    return fits, against


def _known_of(plan: Document, wanted: Wanted) -> Wanted:
    """What is asked without what the plan, which may be another one, does not have."""
    units, profiles = plan.table("units"), s.profiles(plan)
    return wanted._replace(
        unit=wanted.unit if wanted.unit in units else "",
        by_hand=tuple(one for one in wanted.by_hand if one.profile in profiles),
    )


def _openings(
    plan: Document, wanted: Wanted, context: Context
) -> tuple[list[Opening], tuple[int, int, int]]:
    """The openings that are asked for; how many posts are vacant, due, and vacant without a job profile."""
    from planning.staffing.vacant_posts import vacancies

    vacant, due = vacancies(plan, context.day), posts_of_the_due(plan, context.day)
    known = s.profiles(plan)
    found = list(wanted.by_hand)
    if wanted.vacant:
        found += vacant.openings
    if wanted.due:
        found += [one for one in due if one.profile in known]
    return found, (len(vacant.openings), len(due), vacant.unknown)
