"""Plays a structure month by month in many replications at once: next-event, with keyed luck.

Each seat of each replication knows the month of its next event: somebody leaves, moves on, or arrives. A
month handles the seats whose event it is; what happens to a seat next is drawn by the key of seat and
occupancy (:mod:`planning.staffing.luck`), so that the result of a replication does not depend on any other.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from planning.staffing.incumbents import UNKNOWN
from planning.staffing.luck import Keys, Purpose, exponential, luck_of, normal, replication_keys, uniform
from planning.staffing.model import NOWHERE, Model, Turn
from planning.staffing.openings import Openings
from planning.staffing.played import (
    ENDED,
    FLOWS,
    HIRED,
    LEFT,
    PROMOTED,
    ROTATED,
    TRANSFERRED,
    Played,
    empty_played,
)
from planning.staffing.rates import EXPONENTIAL, Rates, months_until_leaving, separation_month

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
FAR = 32000
"""A month that never comes (months are 16 bits)."""
LEAVES, MOVES, ARRIVES, GONE = range(4)
"""What a seat's next event is; a seat that stands nowhere has none."""
YOUNGEST, OLDEST = 20 * 12, 75 * 12
BLOCK = 12_500
"""Seats and replications that are begun together: what fits into the caches."""
SCATTER = 4
"""Adding one by one costs so many times what adding a whole array costs for each of its places."""


def play(
    model: Model,
    seed: int,
    first: int,
    count: int,
    cancelled: Callable[[], bool] | None = None,
    into: Played | None = None,
) -> Played | None:
    """Play replications ``first`` to ``first + count`` of a structure; ``None`` once it is cancelled.

    The results are put ``into`` what is given, else into room of their own.
    """
    found = empty_played(model, count) if into is None else into
    return found if _Chunk(model, seed, first, count).play(found, cancelled) else None


class _Chunk:
    """Some replications of all seats: arrays of (seat, replication), looked at flat in most places.

    ``next`` is the month of the next event and ``what`` its kind; ``since`` the month in which the incumbent
    came to the post, ``retire`` that of mandatory separation, ``ready`` that from which promotion is
    possible; ``occupancy`` counts what happened to the seat.
    """

    def __init__(self, model: Model, seed: int, first: int, count: int) -> None:
        self.model, self.count = model, count
        self.keys = replication_keys(seed, first, count)
        self.cell = model.at_start.copy()
        size = len(model.keys) * count
        self.next = np.full(size, FAR, np.int16)
        self.what = np.full(size, GONE, np.uint8)
        self.since = np.zeros(size, np.int16)
        self.retire = np.full(size, FAR, np.int16)
        self.ready = np.full(size, FAR, np.int16)
        self.occupancy = np.zeros(size, np.uint16)
        self.filled = np.zeros(len(model.cells) * count, np.int64)
        self.flows = np.zeros((len(FLOWS), count), np.uint16)
        self.openings = Openings(model, self.cell)
        self.rates = model.rates[0]

    def play(self, found: Played, cancelled: Callable[[], bool] | None) -> bool:
        """All months; whether it came to the end."""
        turns = {turn.month: turn for turn in self.model.turns}
        starts = {rates.start: rates for rates in self.model.rates}
        self._begin()
        for month in range(self.model.months):
            if cancelled is not None and cancelled():
                return False
            if month:
                self.flows[:] = 0
                self.rates = starts.get(month, self.rates)
                if month in turns:
                    self._turn(turns[month], month)
                self._events(month)
            found.filled[month] = self.filled.reshape(-1, self.count)
            found.flows[month] = self.flows
            for desk in range(len(self.model.desk_cells)):
                found.effective[month, desk] = self._effective(desk, month)
        return True

    def _begin(self) -> None:
        rows = np.flatnonzero(self.cell != NOWHERE)
        step = max(1, BLOCK // self.count)
        for start in range(0, len(rows), step):
            self._begin_seats(rows[start : start + step])

    def _begin_seats(self, rows: Ints) -> None:
        """People in post, with ages and months in post, or vacancies with part of their lead time to go."""
        i = (rows[:, None] * self.count + np.arange(self.count)).ravel()
        seats = np.repeat(rows, self.count)
        luck, known = self._luck(i, seats), self.model.incumbents
        share = np.where(known.empty, 1.0, self.model.beginning.vacancy[self.model.cell_grade[self.cell]])
        share[known.taken] = 0.0
        if share[rows].any():
            vacant = uniform(luck, Purpose.VACANT) < share[seats]
            self._begin_vacancies(i[vacant], seats[vacant], luck[vacant])
            i, seats, luck = i[~vacant], seats[~vacant], luck[~vacant]
        self._begin_people(i, seats, luck)

    def _begin_people(self, i: Ints, seats: Ints, luck: Keys) -> None:
        start, known = self.model.beginning, self.model.incumbents
        grade = self._grades(seats)
        age = start.age_spread[grade] * normal(luck, Purpose.AGE)
        age += start.age[grade]
        np.clip(age, YOUNGEST + 12, OLDEST, out=age)
        tenure = np.minimum(exponential(luck, Purpose.TENURE) * start.tenure[grade], age - YOUNGEST)
        tenure = self._known(known.tenure, seats, tenure.astype(np.int64))
        birth = -age.astype(np.int64)
        joined = birth + self._ages_of_joining(grade, luck, age - tenure)
        retire = np.maximum(separation_month(self.model.separations, birth, joined), 1)
        retire = self._known(known.separation, seats, retire)
        self._count(self.cell[seats], i % self.count, 1)
        self._settle(i, grade, luck, 0, tenure, retire)

    def _known(self, known: Ints, seats: Ints, drawn: Ints) -> Ints:
        """What is known of the people in seats, else what was drawn."""
        if not self.model.incumbents.taken.any():
            return drawn
        return np.where(known[seats] == UNKNOWN, drawn, known[seats])

    def _ages_of_joining(self, grade: Ints, luck: Keys, latest: Floats) -> Ints:
        """How old people were when they joined, where it matters for their separation."""
        if all(rule.is_for_all for rule in self.model.separations):
            return np.zeros(len(grade), np.int64)
        entry = self.rates.entry_age[grade] + self.rates.entry_spread[grade] * normal(luck, Purpose.JOINED)
        found: Ints = np.clip(entry, YOUNGEST, np.maximum(latest, YOUNGEST)).astype(np.int64)
        return found

    def _begin_vacancies(self, i: Ints, seats: Ints, luck: Keys) -> None:
        lead = self._lead(self._grades(seats), luck)
        rest = np.ceil(uniform(luck, Purpose.REST) * lead).astype(np.int64)
        self._wait(i, np.maximum(rest, 1))

    def _events(self, month: int) -> None:
        """Those who leave, then those who move on, then those who arrive."""
        due = np.flatnonzero(self.next == month)
        what = self.what[due]
        leaving = due[what == LEAVES]
        self._count_flow(LEFT, leaving)
        self._vacate(leaving, month)
        moving = due[what == MOVES]
        if len(moving):
            self._count_flow(ROTATED, moving)
            self._restart(moving, month, np.zeros(len(moving), np.int64))
        self._fill(due[what == ARRIVES], month)

    def _fill(self, i: Ints, month: int) -> None:
        """Fill vacancies by promotion, lateral moves, or from outside; who comes from within leaves a gap."""
        seats, replications = np.divmod(i, self.count)
        grade, luck, rates = self._grades(seats), self._luck(i, seats), self.rates
        chance = uniform(luck, Purpose.SOURCE)
        promoting = (chance < rates.promotion[grade]) & (self.model.lower[grade] >= 0)
        lateral = ~promoting & (chance < rates.promotion[grade] + rates.lateral[grade])
        retire = np.empty(len(i), np.int64)
        outside = np.ones(len(i), bool)
        for chosen, flow, feeder in (
            (np.flatnonzero(promoting), PROMOTED, self.model.lower[grade]),
            (np.flatnonzero(lateral), TRANSFERRED, grade),
        ):
            ready = self.ready if flow == PROMOTED else self.since
            source = self.openings.candidates(
                ready, self.what, seats[chosen], replications[chosen], feeder[chosen], month, self.count
            )
            found = source >= 0
            retire[chosen[found]] = self.retire[source[found]]
            outside[chosen[found]] = False
            self._count_flow(flow, source[found])
            self._vacate(source[found], month)
        new = np.flatnonzero(outside)
        self._count_flow(HIRED, i[new])
        retire[new] = self._newcomers(grade[new], luck[new], month)
        self._count(self.cell[seats], replications, 1)
        self._settle(i, grade, luck, month, np.zeros(len(i), np.int64), retire)

    def _newcomers(self, grade: Ints, luck: Keys, month: int) -> Ints:
        """The months of mandatory separation of people from outside."""
        age = self.rates.entry_age[grade] + self.rates.entry_spread[grade] * normal(luck, Purpose.AGE)
        birth = month - np.clip(age, YOUNGEST, 64 * 12).astype(np.int64)
        return separation_month(self.model.separations, birth, np.full(len(birth), month))

    def _settle(self, i: Ints, grade: Ints, luck: Keys, month: int, tenure: Ints, retire: Ints) -> None:
        """Somebody is in the post: when they leave or move on, and when they can be promoted."""
        need = exponential(luck, Purpose.LEAVE)
        leave = month + months_until_leaving(self.model.rates, month, grade, tenure, need)
        leave = np.minimum(leave, retire)
        self.what[i] = LEAVES
        if self.rates.move.any():
            with np.errstate(divide="ignore", over="ignore"):
                stay = np.ceil(exponential(luck, Purpose.MOVE) / self.rates.move[grade])
            moves = month + np.minimum(stay, FAR) < leave
            self.what[i[moves]] = MOVES
            leave[moves] = month + stay[moves].astype(np.int64)
        since = np.maximum(month - tenure, -FAR)
        ready = since + self.rates.time_in_grade[grade]
        if (self.model.beginning.ready < 1).any():
            passes = uniform(luck, Purpose.READY) < self.model.beginning.ready[grade]
            ready = np.where(passes, ready, self._trained(grade, ready, month))
        self.next[i] = np.clip(leave, month + 1, FAR)
        self.since[i] = since
        self.retire[i] = np.minimum(retire, FAR)
        self.ready[i] = ready

    def _trained(self, grade: Ints, ready: Ints, month: int) -> Ints:
        """When people who do not pass the gates of promotion now can be promoted: after training, if ever."""
        training = self.rates.training_time[grade]
        return np.where(training > 0, np.maximum(ready, month + training), FAR)

    def _vacate(self, i: Ints, month: int) -> None:
        """The incumbents go; recruitment begins."""
        seats, replications = np.divmod(i, self.count)
        self.occupancy[i] += 1
        lead = self._lead(self._grades(seats), self._luck(i, seats))
        self._wait(i, month + np.maximum(np.rint(lead).astype(np.int64), 1))
        self._count(self.cell[seats], replications, -1)

    def _wait(self, i: Ints, until: Ints) -> None:
        self.next[i] = np.minimum(until, FAR)
        self.what[i] = ARRIVES
        self.ready[i] = FAR

    def _lead(self, grade: Ints, luck: Keys) -> Floats:
        """Months from vacancy to arrival."""
        mean, spread = self.rates.lead_mean[grade], self.rates.lead_spread[grade]
        sigma = np.sqrt(np.log1p(spread**2))
        found: Floats = mean * np.exp(sigma * normal(luck, Purpose.LEAD) - sigma**2 / 2)
        memoryless = self.rates.lead_kind[grade] == EXPONENTIAL
        if memoryless.any():
            found = np.where(memoryless, exponential(luck, Purpose.LEAD) * mean, found)
        return found

    def _restart(self, i: Ints, month: int, tenure: Ints) -> None:
        """The occupancy begins anew for somebody who stays, or for who came in exchange."""
        seats, retire = i // self.count, self.retire[i].astype(np.int64)
        self.occupancy[i] += 1
        self._settle(i, self._grades(seats), self._luck(i, seats), month, tenure, retire)

    def _turn(self, turn: Turn, month: int) -> None:
        """Seats come, go, or change unit or grade; their incumbents stay with them."""
        before = self.cell[turn.seats]
        self._end(turn.seats[turn.cells == NOWHERE])
        self.cell[turn.seats] = turn.cells
        self.openings = Openings(self.model, self.cell)
        self._open(turn.seats[(before == NOWHERE) & (turn.cells != NOWHERE)], month)
        stays = (before != NOWHERE) & (turn.cells != NOWHERE)
        self._carry(turn.seats[stays], before[stays], turn.cells[stays], month)

    def _flat(self, seats: Ints) -> Ints:
        found: Ints = (seats[:, None] * self.count + np.arange(self.count)).ravel()
        return found

    def _end(self, seats: Ints) -> None:
        i = self._flat(seats)
        held = i[self.what[i] < ARRIVES]
        self._count_flow(ENDED, held)
        self._count(self.cell[held // self.count], held % self.count, -1)
        self.next[i], self.what[i], self.ready[i] = FAR, GONE, FAR

    def _open(self, seats: Ints, month: int) -> None:
        i = self._flat(seats)
        self.occupancy[i] += 1
        lead = self._lead(self._grades(i // self.count), self._luck(i, i // self.count))
        self._wait(i, month + np.maximum(np.rint(lead).astype(np.int64), 1))

    def _carry(self, seats: Ints, before: Ints, after: Ints, month: int) -> None:
        """Count the incumbents where they are now; a new grade brings its rates."""
        i = self._flat(seats)
        held = self.what[i] < ARRIVES
        replications = i[held] % self.count
        self._count(np.repeat(before, self.count)[held], replications, -1)
        self._count(np.repeat(after, self.count)[held], replications, 1)
        grade = self.model.cell_grade
        regraded = i[held & np.repeat(grade[before] != grade[after], self.count)]
        self._restart(regraded, month, month - self.since[regraded].astype(np.int64))

    def _effective(self, desk: int, month: int) -> Floats:
        """People who serve a desk, those who still learn counted by their output."""
        model = self.model
        seats = np.flatnonzero(
            model.desk_seats[desk] & (self.cell != NOWHERE) & model.desk_cells[desk][self.cell]
        )
        there = self.what.reshape(-1, self.count)[seats] < ARRIVES
        grade = model.cell_grade[self.cell[seats]]
        learning = self.since.reshape(-1, self.count)[seats] > (month - self.rates.learning[grade])[:, None]
        output = np.where(learning, self.rates.learning_output[grade][:, None], 1.0)
        found: Floats = (there * output).sum(axis=0)
        return found

    def _count_flow(self, flow: int, i: Ints) -> None:
        self.flows[flow] += np.bincount(i % self.count, minlength=self.count).astype(np.uint16)

    def _grades(self, seats: Ints) -> Ints:
        found: Ints = self.model.cell_grade[self.cell[seats]]
        return found

    def _count(self, cells: Ints, replications: Ints, change: int) -> None:
        """Count people in or out of cells."""
        at = cells * self.count + replications
        if len(at) * SCATTER < len(self.filled):
            np.add.at(self.filled, at, np.int64(change))
        else:
            counted = np.bincount(at, minlength=len(self.filled))
            counted *= change
            self.filled += counted

    def _luck(self, i: Ints, seats: Ints) -> Keys:
        """The keys of what happens in seats: by replication, seat and how much happened to it before."""
        with np.errstate(over="ignore"):
            occupancy = self.model.keys[seats] + self.occupancy[i].astype(np.uint64)
        return luck_of(self.keys[i - seats * self.count], occupancy)


def rates_in(model: Model, month: int) -> Rates:
    """The rates of a month, from 0."""
    return next(rates for rates in reversed(model.rates) if rates.start <= month)
