"""Working time as arithmetic on whole minutes.

Between two moments lies an amount of work, and after an amount of work one is at a moment. The second
answer is ambiguous where a shift ends: Friday 17:00 and Monday 08:00 have the same amount of work before
them. A start takes the later of the two, a finish the earlier one.

Nothing here is a table of days: a calendar is a week that repeats, or a few stretches of such weeks, so that
a plan may reach over centuries at no cost.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, pairwise, repeat

from planning.schedule.clock import WEEK

Shift = tuple[int, int]
Stretch = tuple[int, "Week"]
REMEMBERED = 1 << 15
ALWAYS = -(1 << 60)
"""The start of a calendar's first stretch: before every moment."""


class Week:
    """A week of working time that repeats.

    Attributes:
        shifts: (start, end) in minutes from Monday 00:00, in order.
        minutes: how many there are in a week.
        worked: the minutes of work before a moment, counted from minute 0.
        moment: the moment at which the minute of work starts that has so many before it.
    """

    __slots__ = ("minutes", "moment", "shifts", "worked")

    worked: Callable[[int], int]
    moment: Callable[[int], int]

    def __init__(self, shifts: tuple[Shift, ...]) -> None:
        self.shifts = shifts
        self.minutes = sum(end - start for start, end in shifts)
        self.worked, self.moment = _by_search(shifts, self.minutes)

    def tabulate(self) -> None:
        """Look up instead of searching: some 25 KB, for weeks that are asked often."""
        self.worked, self.moment = _by_table(self.shifts, self.minutes)


def _by_search(shifts: tuple[Shift, ...], minutes: int) -> tuple[Callable[[int], int], Callable[[int], int]]:
    # An empty shift in front spares the search the case "before the first shift".
    starts = [0, *(start for start, _end in shifts)]
    lengths = [0, *(end - start for start, end in shifts)]
    sums = list(accumulate(lengths, initial=0))[:-1]

    def worked(moment: int) -> int:
        weeks, rest = divmod(moment, WEEK)
        i = bisect_right(starts, rest) - 1
        return weeks * minutes + sums[i] + min(rest - starts[i], lengths[i])

    def moment(worked: int) -> int:
        weeks, rest = divmod(worked, minutes)
        i = bisect_right(sums, rest) - 1
        return weeks * WEEK + starts[i] + rest - sums[i]

    return worked, moment


def _by_table(shifts: tuple[Shift, ...], minutes: int) -> tuple[Callable[[int], int], Callable[[int], int]]:
    before, starts = array("H"), array("H")
    for start, end in shifts:
        before.extend(repeat(len(starts), start - len(before)))
        before.extend(range(len(starts), len(starts) + end - start))
        starts.extend(range(start, end))
    before.extend(repeat(len(starts), WEEK - len(before)))

    def worked(moment: int) -> int:
        weeks, rest = divmod(moment, WEEK)
        return weeks * minutes + before[rest]

    def moment(worked: int) -> int:
        weeks, rest = divmod(worked, minutes)
        return weeks * WEEK + starts[rest]

    return worked, moment


class WorkTime:
    """A calendar made ready for reckoning.

    Attributes:
        before: the minutes of work before a moment (counted from an arbitrary, fixed moment).
        start: the moment at which the minute of work begins that has so many before it.
        stretches: (first moment, week that repeats from then on); the first one reaches back for ever.
    """

    __slots__ = ("_starts", "_weeks", "before", "start", "stretches")

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
        self._weeks[0].tabulate()
        self._weeks[-1].tabulate()
        if len(self._weeks) == 1:
            before, start = self._weeks[0].worked, self._weeks[0].moment
        else:
            before, start = _over_stretches(self.stretches)
        # Plans name the same days again and again, and an edit asks again for most of them.
        self.before, self.start = lru_cache(maxsize=REMEMBERED)(before), lru_cache(maxsize=REMEMBERED)(start)

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


def _over_stretches(stretches: tuple[Stretch, ...]) -> tuple[Callable[[int], int], Callable[[int], int]]:
    starts, offsets, counts = [ALWAYS], [0], [ALWAYS]
    for (_, week), (start, following) in pairwise(stretches):
        count = offsets[-1] + week.worked(start)
        starts.append(start)
        counts.append(count)
        offsets.append(count - following.worked(start))
    work_of = [week.worked for _start, week in stretches]
    moment_of = [week.moment for _start, week in stretches]

    def before(moment: int) -> int:
        i = bisect_right(starts, moment) - 1
        return offsets[i] + work_of[i](moment)

    def start_after(worked: int) -> int:
        # Of stretches with the same count only the last has work: holidays are passed over.
        i = bisect_right(counts, worked) - 1
        return moment_of[i](worked - offsets[i])

    return before, start_after


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


@lru_cache(maxsize=256)
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
