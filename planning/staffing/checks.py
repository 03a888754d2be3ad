"""What stands out in a structure: spans of control, the pyramid of grades, single incumbents, cost ceilings.

Each check is a pure function on the structure as it stands at the end of a month under a scenario;
:func:`structure_findings` puts them into words.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from i18n import _, language
from i18n.formats import money, number
from planning.plan.entities import Unit
from planning.plan.finding import Finding
from planning.plan.staffing import Assumption, Post
from planning.plan.text import text_in
from planning.schedule.build import PlanSource
from planning.staffing.behaviour import Behaviour
from planning.staffing.grades import in_order, ladders
from planning.staffing.months import first_month, last_month
from planning.staffing.prospects import prospects
from planning.staffing.seats import Seat, seats


class Span(NamedTuple):
    """The posts that report to a post: how many there are for each of its seats."""

    post: str
    seats: int
    reports: int

    @property
    def width(self) -> float:
        """Reports to each seat."""
        return self.reports / self.seats


class Rung(NamedTuple):
    """A grade in the pyramid of its ladder, and the share of the ladder's posts that it holds."""

    grade: str
    posts: int
    share: float


class SingleIncumbent(NamedTuple):
    """A function of a unit that hangs on one post."""

    unit: str
    function: str
    post: str


class Requirement(NamedTuple):
    """New requirements of a scenario over the time of a ceiling, at full cost of its posts, in dollars."""

    ceilings: tuple[str, ...]
    first: int
    last: int
    stated: float
    needed: float

    @property
    def is_over(self) -> bool:
        """Whether more is needed than the ceilings state."""
        return self.needed > self.stated


def spans(source: PlanSource, scenario: str, month: int) -> list[Span]:
    """The span of control of each post that others report to, in the order of the posts."""
    posts = cast(Mapping[str, Post], source.table("posts"))
    standing = Counter(seat.post for seat in seats(source, scenario) if seat.at(month) is not None)
    reports: Counter[str] = Counter()
    for id, count in standing.items():
        above = posts[id].reports_to
        if above:
            reports[above] += count
    return [Span(id, standing[id], reports[id]) for id in posts if reports[id] and standing[id]]


def orphans(source: PlanSource, scenario: str, month: int) -> list[str]:
    """Posts that stand while the one they report to does not."""
    posts = cast(Mapping[str, Post], source.table("posts"))
    standing = {seat.post for seat in seats(source, scenario) if seat.at(month) is not None}
    return [id for id in posts if id in standing and (posts[id].reports_to or id) not in standing]


def reporting_circles(source: PlanSource) -> list[list[str]]:
    """Reporting lines that lead back to where they began, each once."""
    posts = cast(Mapping[str, Post], source.table("posts"))
    found: list[list[str]] = []
    done: set[str] = set()
    for id in posts:
        line: list[str] = []
        at: str | None = id
        while at and at in posts and at not in done and at not in line:
            line.append(at)
            at = posts[at].reports_to
        if at in line:
            found.append(line[line.index(at) :])
        done.update(line)
    return found


def pyramid(source: PlanSource, scenario: str, month: int) -> list[list[Rung]]:
    """The posts of each ladder from its highest grade down; ladders without posts are left out."""
    places = (seat.at(month) for seat in seats(source, scenario))
    posts = Counter(place.grade for place in places if place is not None)
    known = ladders(source)
    alone = [[grade] for grade in in_order(posts, source) if not any(grade in ladder for ladder in known)]
    found = []
    for ladder in [*known, *alone]:
        whole = sum(posts[grade] for grade in ladder)
        if whole:
            found.append(
                [Rung(grade, posts[grade], posts[grade] / whole) for grade in ladder if posts[grade]]
            )
    return found


def single_incumbents(source: PlanSource, scenario: str, month: int) -> list[SingleIncumbent]:
    """Job profiles that only one post of a unit has.

    Heads of units are left out: of them there is one by design.
    """
    posts = cast(Mapping[str, Post], source.table("posts"))
    found: dict[tuple[str, str], list[Seat]] = {}
    for seat in seats(source, scenario):
        place = seat.at(month)
        if place is not None and place.profile and posts[seat.post].track != "managerial":
            found.setdefault((place.unit, place.profile), []).append(seat)
    return [
        SingleIncumbent(unit, function, some[0].post)
        for (unit, function), some in found.items()
        if len(some) == 1
    ]


def requirements(source: PlanSource, scenario: str, base: str = "") -> list[Requirement]:
    """What a scenario costs more than ``base``, against the ceilings, those of the same time added up."""
    behaviour = Behaviour(source, scenario)
    periods: dict[tuple[int, int], list[Assumption]] = {}
    for row in behaviour.rows("cost_ceiling"):
        if row.effective and row.until:
            periods.setdefault((first_month(row.effective), last_month(row.until)), []).append(row)
    return [
        Requirement(
            tuple(row.id for row in rows),
            first,
            last,
            sum(row.value for row in rows),
            posts_cost(source, scenario, behaviour, first, last)
            - posts_cost(source, base, Behaviour(source, base), first, last),
        )
        for (first, last), rows in periods.items()
    ]


def posts_cost(source: PlanSource, scenario: str, behaviour: Behaviour, first: int, last: int) -> float:
    """The standard costs of all posts, filled or not, over months, both inclusive."""
    there = seats(source, scenario)
    total = 0.0
    for month in range(first, last + 1):
        places = (seat.at(month) for seat in there)
        grades = Counter(place.grade for place in places if place is not None)
        total += sum(
            count * behaviour.at("standard_cost", month, grade).value / 12 for grade, count in grades.items()
        )
    return total


def structure_findings(source: PlanSource, scenario: str, month: int, base: str = "") -> list[Finding]:
    """What stands out, in the language of the interface.

    Raises:
        PlanError: as :func:`planning.staffing.seats.seats`.
    """
    return [
        *_wrong_lines(source, scenario, month),
        *_wide_spans(source, scenario, month),
        *_top_heavy(source, scenario, month),
        *_small_feeders(source, scenario, month),
        *_alone(source, scenario, month),
        *_over(source, scenario, base),
    ]


def _wrong_lines(source: PlanSource, scenario: str, month: int) -> Iterator[Finding]:
    for circle in reporting_circles(source):
        names = " → ".join(_post_name(source, id) for id in [*circle, circle[0]])
        text = _("A circle: {names}.").format(names=names)
        yield Finding("reporting_circle", "error", "posts", circle[0], "reports_to", message=text)
    for id in orphans(source, scenario, month):
        message = _("“{name}” reports to a post that does not stand then.")
        text = message.format(name=_post_name(source, id))
        yield Finding("orphan", "warning", "posts", id, "reports_to", message=text)


def _wide_spans(source: PlanSource, scenario: str, month: int) -> Iterator[Finding]:
    most = Behaviour(source, scenario).at("span_of_control", month).value
    for span in spans(source, scenario, month):
        if most and span.width > most:
            message = _("{count} posts report to each “{name}”; {most} is the most that is assumed to work.")
            tag = language()
            text = message.format(
                count=number(f"{span.width:.3g}", tag),
                name=_post_name(source, span.post),
                most=number(f"{most:g}", tag),
            )
            yield Finding("wide_span", "warning", "posts", span.post, "reports_to", "",
                          f"{span.width:.1f}", f"{most:g}", text)  # fmt: skip


def _top_heavy(source: PlanSource, scenario: str, month: int) -> Iterator[Finding]:
    """A grade with more posts than the one below it; of a ladder's lowest grade nothing is expected."""
    for rungs in pyramid(source, scenario, month):
        for high, low in pairwise(rungs[:-1]):
            if high.posts > low.posts:
                text = _("There are more {high} posts ({more}) than {low} posts ({fewer}).").format(
                    high=high.grade, more=high.posts, low=low.grade, fewer=low.posts
                )
                yield Finding("top_heavy", "warning", "posts", "", "grade", "",
                              str(high.posts), str(low.posts), text)  # fmt: skip


def _small_feeders(source: PlanSource, scenario: str, month: int) -> Iterator[Finding]:
    for one in prospects(source, scenario, month):
        if one.promoted and one.is_feeder_too_small:
            message = _("{asked} promotions a year are asked of {grade}, where only {eligible} are eligible.")
            text = message.format(
                asked=number(round(one.promoted, 1), language()),
                grade=one.grade,
                eligible=number(round(one.eligible, 1), language()),
            )
            yield Finding("feeder_too_small", "warning", "posts", "", "grade", "",
                          f"{one.promoted:.1f}", f"{one.eligible:.1f}", text)  # fmt: skip


def _alone(source: PlanSource, scenario: str, month: int) -> Iterator[Finding]:
    for one in single_incumbents(source, scenario, month):
        text = _("In “{unit}” the function “{function}” hangs on one post.").format(
            unit=_unit_name(source, one.unit), function=_profile_name(source, one.function)
        )
        yield Finding("single_incumbent", "info", "posts", one.post, "profile", message=text)


def _over(source: PlanSource, scenario: str, base: str) -> Iterator[Finding]:
    for one in requirements(source, scenario, base):
        if one.is_over:
            tag = language()
            text = _("The new posts cost {needed}, the stated ceilings are {stated}.").format(
                needed=money(round(one.needed), tag, digits=0), stated=money(round(one.stated), tag, digits=0)
            )
            yield Finding("over_ceiling", "warning", "assumptions", one.ceilings[0], "value", "",
                          f"{one.stated:.0f}", f"{one.needed:.0f}", text)  # fmt: skip


def _post_name(source: PlanSource, id: str) -> str:
    post = source.table("posts").get(id)
    return (text_in(post.name, language()) if isinstance(post, Post) else "") or id


def _unit_name(source: PlanSource, id: str) -> str:
    unit = source.table("units").get(id)
    return text_in(unit.name, language()) if isinstance(unit, Unit) else id


def _profile_name(source: PlanSource, id: str) -> str:
    profile = source.table("profiles").get(id)
    return text_in(getattr(profile, "name", None), language()) or id
