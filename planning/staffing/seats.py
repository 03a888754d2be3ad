"""A structure as seats: each post one by one, with what it is from month to month under a scenario.

A seat is known by its post and its number among the posts alike. Neither changes between scenarios, so that
whatever a simulation draws for a seat is the same in all of them.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from i18n import _
from planning.plan.errors import PlanError
from planning.plan.scenario_rules import in_order, refuse_too_many
from planning.plan.staffing import Post, Scenario, StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.months import first_month, last_month

ALWAYS = -1
"""The month from which stands what has no start."""


class Place(NamedTuple):
    """What a seat is at some time."""

    unit: str
    grade: str
    profile: str
    funding: str
    temporary: bool
    location: str


class Span(NamedTuple):
    """A seat from month ``start`` until before month ``end`` (numbers of months; ``None``: open)."""

    start: int
    end: int | None
    place: Place

    def holds(self, month: int) -> bool:
        """Whether the seat stands at the end of a month as this span says."""
        return self.start <= month and (self.end is None or month < self.end)


class Seat(NamedTuple):
    """One post: ``number`` counts the posts alike of ``post`` from 1."""

    post: str
    number: int
    spans: tuple[Span, ...]

    def at(self, month: int) -> Place | None:
        """What the seat is at the end of a month; ``None`` while it does not stand."""
        return next((span.place for span in self.spans if span.holds(month)), None)


class _Growing:
    """A seat while changes are being applied: what it becomes, month by month."""

    def __init__(self, number: int, place: Place, start: int, finish: int | None) -> None:
        self.number, self.finish = number, finish
        self.steps: list[tuple[int, Place | None]] = [(start, place)]

    @property
    def place(self) -> Place | None:
        return self.steps[-1][1]

    def become(self, month: int, place: Place | None) -> None:
        """From ``month`` on it is something else; a later step of the same month counts."""
        month = max(month, self.steps[-1][0])
        if self.steps[-1][0] == month:
            self.steps.pop()
        if not self.steps or self.steps[-1][1] != place:
            self.steps.append((month, place))

    def spans(self) -> Iterator[Span]:
        limit = None if self.finish is None else self.finish + 1
        ends = [month for month, _place in self.steps[1:]] + [limit]
        for (start, place), end in zip(self.steps, ends, strict=True):
            if limit is not None:
                end = limit if end is None else min(end, limit)
            if place is not None and (end is None or start < end):
                yield Span(start, end, place)


def seats(source: PlanSource, scenario: str = "") -> list[Seat]:
    """The seats of a plan's posts under a scenario (none: as the table of posts stands), in its order.

    Raises:
        PlanError: ``unknown_scenario``, ``scenario_cycle``, ``abolished_twice`` or ``too_few_posts``.
    """
    posts = cast(Mapping[str, Post], source.table("posts"))
    growing = {post.id: list(_standing(post)) for post in posts.values()}
    for branch in branches(source, scenario):
        for number, change in in_order(branch):
            _apply(branch.id, number, change, posts, growing)
    alike: dict[tuple[Span, ...], tuple[Span, ...]] = {}  # thousands of seats share few histories
    return [
        Seat(id, one.number, alike.setdefault(spans, spans))
        for id, some in growing.items()
        for one in some
        if (spans := tuple(one.spans()))
    ]


def branches(source: PlanSource, scenario: str) -> list[Scenario]:
    """The scenario and what it branches off, the root first; none without a scenario.

    Raises:
        PlanError: ``unknown_scenario`` or ``scenario_cycle``.
    """
    known = cast(Mapping[str, Scenario], source.table("scenarios"))
    chain: list[Scenario] = []
    at: str | None = scenario
    while at:
        if at not in known:
            raise PlanError(
                _("There is no scenario “{id}”.").format(id=at),
                _("Scenarios are: {names}.").format(names=", ".join(known) or "—"),
                code="unknown_scenario",
                table="scenarios",
                id=at,
            )
        if known[at] in chain:
            raise PlanError(
                _("The scenario “{id}” branches off itself.").format(id=at),
                _("Choose another base, or none."),
                code="scenario_cycle",
                table="scenarios",
                id=at,
                field="base",
            )
        chain.append(known[at])
        at = known[at].base
    return chain[::-1]


def place_of(post: Post) -> Place:
    """What a seat of a post is before any change."""
    return Place(post.unit, post.grade, post.profile, post.funding, post.temporary, post.location)


def _standing(post: Post) -> Iterator[_Growing]:
    if post.proposed:
        return
    for number in range(1, post.count + 1):
        yield _new(post, number, first_month(post.start) if post.start else ALWAYS)


def _new(post: Post, number: int, start: int) -> _Growing:
    return _Growing(number, place_of(post), start, last_month(post.finish) if post.finish else None)


def _apply(
    scenario: str,
    number: int,
    change: StructureChange,
    posts: Mapping[str, Post],
    growing: dict[str, list[_Growing]],
) -> None:
    month = first_month(change.date)
    if change.action == "merge_units":
        for seat in (seat for some in growing.values() for seat in some):
            if seat.place is not None and seat.place.unit in change.units:
                seat.become(month, seat.place._replace(unit=change.unit or ""))
    elif change.post and change.post in posts:
        post, some = posts[change.post], growing[change.post]
        if change.action == "establish":
            taken = max((seat.number for seat in some), default=0)
            some += [_new(post, taken + n, month) for n in range(1, (change.count or post.count) + 1)]
        else:
            _alter(scenario, number, change, post, [seat for seat in some if seat.place is not None])


def _alter(scenario: str, number: int, change: StructureChange, post: Post, standing: list[_Growing]) -> None:
    """Abolish the last of the seats, or make the first ones that are not so yet what the change says."""
    refuse_too_many(scenario, number, change, post, len(standing))
    month, count = first_month(change.date), change.count or len(standing)
    if change.action == "abolish":
        for seat in standing[len(standing) - count :]:
            seat.become(month, None)
        return
    wanted = [(seat, altered(seat.place, change)) for seat in standing if seat.place is not None]
    pending = [(seat, place) for seat, place in wanted if seat.place != place]
    pending.sort(key=lambda entry: len(entry[0].steps))  # those first to which nothing happened yet
    for seat, place in pending[:count]:
        seat.become(month, place)


def altered(place: Place, change: StructureChange) -> Place:
    """What a place becomes by a change that does not abolish it."""
    if change.action == "reclassify":
        return place._replace(grade=change.grade)
    if change.action == "redeploy":
        return place._replace(unit=change.unit or place.unit)
    if change.action == "move":
        return place._replace(location=change.location)
    if change.action == "convert":
        temporary = place.temporary if change.temporary is None else change.temporary
        funding, profile = change.funding or place.funding, change.profile or place.profile
        return place._replace(funding=funding, temporary=temporary, profile=profile)
    return place
