"""Runs a scenario of a plan in many replications and keeps what came out, replication by replication."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from i18n import _
from planning.plan.errors import PlanError
from planning.plan.staffing import StructureChange
from planning.schedule.build import PlanSource
from planning.staffing.engine import play
from planning.staffing.executors import Serial
from planning.staffing.model import Model, model_of
from planning.staffing.months import first_month
from planning.staffing.played import Played, empty_played
from planning.staffing.seats import Seat

CHUNK = 250_000
"""Seats times replications that are played together: some 4 MB."""
FEWEST = 20
"""Replications that are played together at least: below, each costs noticeably more.

Above, only the arrays of a chunk grow: at 41,426 seats 16 bytes a seat and replication."""
AHEAD = 64
"""Chunks that wait for workers at most."""
PATIENCE = 0.1
"""Seconds between questions whether to stop."""
MOST_REPLICATIONS, MOST_MONTHS = 1_000_000, 600
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class Settings(NamedTuple):
    """What is simulated.

    Attributes:
        scenario: its id; empty for the posts as they stand in the plan.
        replications, seed: how often, and which luck: the same seed gives the same result.
        first: the first month as a number (:mod:`planning.staffing.months`); ``None``: that of the plan.
        months: how many months.
        adjustments: changes of assumptions that hold throughout.
        profiles: job profiles whose people are followed.
    """

    scenario: str = ""
    replications: int = 1000
    seed: int = 0
    first: int | None = None
    months: int = 60
    adjustments: tuple[StructureChange, ...] = ()
    profiles: tuple[str, ...] = ()


class Simulation(NamedTuple):
    """What came out of a scenario: the model that was played, and each replication."""

    settings: Settings
    model: Model
    played: Played

    @property
    def result_sha256(self) -> str:
        """A fingerprint of all results, replication by replication.

        It is the same for any chunk size, number of workers and executor, on one machine and numpy version.
        """
        digest = sha256(
            repr((self.model.first, self.model.cells, self.model.desks, self.model.profiles)).encode()
        )
        for array in self.played.arrays:
            digest.update(repr((array.dtype.str, array.shape)).encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()


def simulate(
    source: PlanSource,
    settings: Settings,
    executor: Executor | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    chunk: int | None = None,
    standing: list[Seat] | None = None,
    like: Simulation | None = None,
) -> Simulation | None:
    """Play a scenario; ``None`` where it was cancelled, and the plan is as it was in any case.

    Args:
        source: the plan.
        settings: what to play.
        executor: where; none: here.
        progress: told the share that is done, from 0 to 1.
        cancelled: asked between months and chunks whether to stop.
        chunk: how many replications are played together; none: as many as fit well into memory.
        standing: the seats to be played; none: those of the scenario.
        like: another simulation of the same plan and first month, whose knowledge of people is taken over.

    Raises:
        PlanError: ``no_replications``, ``wrong_months``, or as :func:`planning.staffing.model.model_of`.
    """
    check_settings(settings)
    first = settings.first if settings.first is not None else first_month(source.plan.horizon_start)
    ready = like.model.incumbents.ready if like is not None and like.model.first == first else None
    changes, profiles = settings.adjustments, settings.profiles
    model = model_of(
        source, settings.scenario, first, settings.months, changes, profiles, standing, ready
    )
    played = run(
        model,
        settings,
        executor or Serial(),
        chunk or max(FEWEST, CHUNK // len(model.keys)),
        progress or _ignore,
        cancelled or _never,
    )
    return Simulation(settings, model, played) if played is not None else None


def check_settings(settings: Settings) -> None:
    """Refuse what cannot be simulated.

    Raises:
        PlanError: ``no_replications`` or ``wrong_months``.
    """
    if not 1 <= settings.replications <= MOST_REPLICATIONS:
        raise PlanError(
            _("{count} replications cannot be run.").format(count=settings.replications),
            _("Give a number from 1 to {most}.").format(most=MOST_REPLICATIONS),
            code="no_replications",
        )
    if not 1 <= settings.months <= MOST_MONTHS:
        raise PlanError(
            _("{count} months cannot be simulated.").format(count=settings.months),
            _("Give a number from 1 to {most}.").format(most=MOST_MONTHS),
            code="wrong_months",
        )


def run(
    model: Model,
    settings: Settings,
    executor: Executor,
    chunk: int,
    progress: Progress,
    cancelled: Cancelled,
) -> Played | None:
    """Play all replications of a model in chunks; ``None`` where it was cancelled."""
    whole = empty_played(model, settings.replications)
    lean = model._replace(seats=[])  # the engine needs the arrays only, and they have to travel
    # A job of this process can ask whether to stop, and put its result where it belongs; others cannot.
    asked, room = (cancelled, whole) if isinstance(executor, Serial) else (None, None)
    starts = list(range(0, settings.replications, chunk))
    waiting: deque[tuple[int, Future[Played | None]]] = deque()
    for done, start in enumerate(_submitted(starts, executor, waiting, lean, settings, chunk, asked, room)):
        part = _result(waiting, cancelled)
        if part is None:
            for _start, future in waiting:
                future.cancel()
            return None
        if room is None:
            place = whole.part(start, part.filled.shape[2])
            for target, result in zip(place.arrays, part.arrays, strict=True):
                target[...] = result
        progress((done + 1) / len(starts))
    return whole


def _submitted(
    starts: list[int],
    executor: Executor,
    waiting: deque[tuple[int, Future[Played | None]]],
    model: Model,
    settings: Settings,
    chunk: int,
    asked: Cancelled | None,
    room: Played | None,
) -> Iterator[int]:
    """Each start of a chunk once its job is first in the queue; as many wait as keep the workers busy."""
    ahead = 1 if isinstance(executor, Serial) else AHEAD
    for n in range(len(starts) + ahead - 1):
        if n < len(starts):
            count = min(chunk, settings.replications - starts[n])
            into = None if room is None else room.part(starts[n], count)
            job = executor.submit(play, model, settings.seed, starts[n], count, asked, into)
            waiting.append((starts[n], job))
        if n >= ahead - 1 and waiting:
            yield waiting[0][0]


def _result(waiting: deque[tuple[int, Future[Played | None]]], cancelled: Cancelled) -> Played | None:
    """The result of the job that was submitted first; ``None`` once it is cancelled."""
    _start, future = waiting.popleft()
    while not cancelled():
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            continue
    future.cancel()
    return None


def _ignore(_share: float) -> None:
    """Nobody wants to know how far it is."""


def _never() -> bool:
    """Nobody cancels it."""
    return False
