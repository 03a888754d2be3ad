"""Working time as arithmetic on whole minutes.

Between two moments lies an amount of work, and after an amount of work one is at a moment. The second
answer is ambiguous where a shift ends: Friday 17:00 and Monday 08:00 have the same amount of work before
them. A start takes the later of the two, a finish the earlier one.

Nothing here is a table of days: a calendar is a week that repeats, or a few stretches of such weeks, so that
a plan may reach over centuries at no cost.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, pairwise

from planning.schedule.clock import WEEK

Shift = tuple[int, int]
Stretch = tuple[int, "Week"]
ALWAYS = -(1 << 60)
"""The start of a calendar's first stretch: before every moment."""


class Week:
    """A week of working time that repeats; shifts as (start, end) in minutes from Monday 00:00, in order."""

    __slots__ = ("_lengths", "_starts", "_sums", "minutes", "shifts")

    def __init__(self, shifts: tuple[Shift, ...]) -> None:
        self.shifts = shifts
        # An empty shift in front spares the search the case "before the first shift".
        self._starts = [0, *(start for start, _end in shifts)]
        self._lengths = [0, *(end - start for start, end in shifts)]
        self._sums = list(accumulate(self._lengths, initial=0))[:-1]
        self.minutes = sum(self._lengths)

    def worked(self, moment: int) -> int:
        """The minutes of work before ``moment``, counted from minute 0."""
        weeks, rest = divmod(moment, WEEK)
        i = bisect_right(self._starts, rest) - 1
        part = rest - self._starts[i]
        length = self._lengths[i]
        return weeks * self.minutes + self._sums[i] + min(part, length)

    def moment(self, worked: int) -> int:
        """The moment at which the minute of work starts that has ``worked`` minutes before it."""
        weeks, rest = divmod(worked, self.minutes)
        i = bisect_right(self._sums, rest) - 1
        return weeks * WEEK + self._starts[i] + rest - self._sums[i]


class WorkTime:
    """A calendar made ready for reckoning.

    Attributes:
        before: the minutes of work before a moment (counted from an arbitrary, fixed moment).
        start: the moment at which the minute of work begins that has so many before it.
        stretches: (first moment, week that repeats from then on); the first one reaches back for ever.
    """

    __slots__ = ("_counts", "_offsets", "_starts", "_weeks", "before", "start", "stretches")

    before: Callable[[int], int]
    start: Callable[[int], int]

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        """Make a calendar of stretches, the first from :data:`ALWAYS`.

        Raises:
            ValueError: where it works never again, or never did.
        """
        self.stretches = _merged(stretches)
        self._starts = [start for start, _week in self.stretches]
        self._weeks = [week for _start, week in self.stretches]
        if not (self._weeks[0].minutes and self._weeks[-1].minutes):
            raise ValueError("a calendar without working time")
        if len(self._weeks) == 1:
            self.before, self.start = self._weeks[0].worked, self._weeks[0].moment
        else:
            self._count()
            self.before, self.start = self._before, self._start

    def _count(self) -> None:
        """How much work lies before each stretch, and how far its weeks count differently from that."""
        self._offsets, self._counts = [0], [ALWAYS]
        for (_, week), (start, following) in pairwise(self.stretches):
            count = self._offsets[-1] + week.worked(start)
            self._counts.append(count)
            self._offsets.append(count - following.worked(start))

    def _before(self, moment: int) -> int:
        i = bisect_right(self._starts, moment) - 1
        return self._offsets[i] + self._weeks[i].worked(moment)

    def _start(self, worked: int) -> int:
        # Of stretches with the same count only the last has work: holidays are passed over.
        i = bisect_right(self._counts, worked) - 1
        return self._weeks[i].moment(worked - self._offsets[i])

    def week_at(self, moment: int) -> Week:
        """The week in force at ``moment``."""
        return self._weeks[bisect_right(self._starts, moment) - 1]

    def finish(self, worked: int) -> int:
        """The moment at which so many minutes of work are done."""
        return self.start(worked - 1) + 1

    def between(self, start: int, finish: int) -> int:
        """The minutes of work from ``start`` to ``finish``; negative where that is earlier."""
        return self.before(finish) - self.before(start)

    def forward(self, moment: int, work: int) -> int:
        """When ``work`` minutes that begin at ``moment`` are done; without work, ``moment`` itself."""
        return self.start(self.before(moment) + work - 1) + 1 if work else moment

    def back(self, moment: int, work: int) -> int:
        """When ``work`` minutes must begin that are done at ``moment``; without work, ``moment`` itself."""
        return self.start(self.before(moment) - work) if work else moment

    def shifted(self, moment: int, lag: int) -> int:
        """A moment moved by a lag: forward to the end of that work, back to its beginning."""
        worked = self.before(moment) + lag
        return self.start(worked - 1) + 1 if lag > 0 else self.start(worked)


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches without those that only go on with the week before them."""
    merged: list[Stretch] = []
    for start, week in stretches:
        if not merged or merged[-1][1] is not week:
            merged.append((start, week))
    return tuple(merged)


@lru_cache(maxsize=1024)
def week_of(shifts: tuple[Shift, ...]) -> Week:
    """The week of shifts in order that do not overlap."""
    return Week(shifts)


def all_or_either(a: WorkTime, b: WorkTime, *, either: bool) -> WorkTime:
    """The time in which either works, or (``either=False``) in which both work.

    Raises:
        ValueError: where both never work at the same time.
    """
    starts = sorted({start for start, _week in a.stretches} | {start for start, _week in b.stretches})
    return WorkTime((start, _combined(a.week_at(start), b.week_at(start), either)) for start in starts)


@lru_cache(maxsize=1024)
def _combined(a: Week, b: Week, either: bool) -> Week:
    if a is b:
        return a
    return week_of(merged_shifts((*a.shifts, *b.shifts)) if either else _common(a.shifts, b.shifts))


def merged_shifts(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """Shifts in order, those that touch or overlap as one."""
    merged: list[Shift] = []
    for start, end in sorted(shifts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _common(a: tuple[Shift, ...], b: tuple[Shift, ...]) -> tuple[Shift, ...]:
    pairs = ((max(x[0], y[0]), min(x[1], y[1])) for x in a for y in b)
    return tuple(sorted((start, end) for start, end in pairs if start < end))
