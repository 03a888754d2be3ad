"""Service desks as queues: Erlang B, C and A, the agents that a service level needs, desks that are pooled.

Load ``a`` is in erlangs (arrivals times handling time), times in any one unit. Sources: Erlang (1917); Palm
(1957) and Garnett, Mandelbaum and Reiman (2002) for queues that callers leave.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

LONGEST_QUEUE = 100_000
"""Agents beyond which no answer is looked for."""


class Queue(NamedTuple):
    """A queue in its steady state.

    Attributes:
        waits: chance that a call waits. abandons: chance that its caller gives up.
        occupancy: share of their time in which agents are busy.
        mean_wait: mean wait of all calls, in the unit of the handling time.
        level: share of calls that are answered within the time aimed at.
    """

    waits: float
    abandons: float
    occupancy: float
    mean_wait: float
    level: float


def erlang_b(load: float, agents: int) -> float:
    """The share of calls that find all of ``agents`` busy where none can wait."""
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


def erlang_c(load: float, agents: int) -> float:
    """The chance that a call waits; 1 where the load is too much for the agents."""
    if agents <= load:
        return 1.0
    blocked = erlang_b(load, agents)
    return agents * blocked / (agents - load * (1 - blocked))


def patient_queue(load: float, agents: int, handling: float, within: float) -> Queue:
    """A queue in which everybody waits (Erlang C)."""
    if load == 0:
        return Queue(0, 0, 0, 0, 1.0)
    if agents <= load:
        return Queue(1, 0, 1, math.inf, 0.0)
    waits = erlang_c(load, agents)
    spare = (agents - load) / handling
    level = 1 - waits * math.exp(-spare * within)
    return Queue(waits, 0.0, load / agents, waits / spare, level)


def impatient_queue(load: float, agents: int, handling: float, patience: float, within: float) -> Queue:
    """A queue in which callers give up after a patience of this mean (Erlang A)."""
    if load == 0:
        return Queue(0, 0, 0, 0, 1.0)
    if agents == 0:
        return Queue(1, 1, 0, patience, 0.0)
    blocked = erlang_b(load, agents)
    x, y = agents * patience / handling, load * patience / handling
    growth = _series(x, y)
    waits = growth * blocked / (1 + (growth - 1) * blocked)
    busy = load / agents
    abandons = waits * (1 / (busy * growth) + 1 - 1 / busy)
    level = 1 - waits + waits * _answered_within(x, y, patience, within)
    return Queue(waits, abandons, busy * (1 - abandons), abandons * patience, level)


def _series(x: float, y: float) -> float:
    """Palm's function, by its series 1 + sum of y^j / ((x+1) ... (x+j))."""
    found, term, j = 1.0, 1.0, 0
    while term > 1e-16 * found:
        j += 1
        term *= y / (x + j)
        found += term
    return found


def _answered_within(x: float, y: float, patience: float, within: float) -> float:
    """Of the calls that wait: the share that is answered within a time, by Simpson's rule.

    The wait that a caller without end of patience would have has the density exp(y (1 - e^-s) - x s), with
    times in units of the mean patience; it lasts as long as the caller's patience with chance e^-s.
    """

    def density(s: float) -> float:
        return math.exp(y * (1 - math.exp(-s)) - x * s)

    limit = within / patience
    mode = max(math.log(y / x), 0.0) if y else 0.0
    end = mode + 60 / max(x, 1e-9) + 12 / math.sqrt(max(y, 1e-9)) if x > 1 else mode + 60
    end = min(end, mode + 60)
    peak = density(mode)
    whole = _simpson(lambda s: density(s) / peak, 0, max(end, limit))
    return _simpson(lambda s: density(s) / peak * math.exp(-s), 0, limit) / whole


def _simpson(function: Callable[[float], float], start: float, end: float, steps: int = 2000) -> float:
    width = (end - start) / steps
    inner = sum((4 if n % 2 else 2) * function(start + n * width) for n in range(1, steps))
    return (function(start) + inner + function(end)) * width / 3


def agents_needed(
    load: float, handling: float, share: float, within: float, *, patience: float = 0, occupancy: float = 1
) -> int:
    """The fewest agents with whom ``share`` of the calls are answered ``within`` a time.

    They shall be busy for no more than ``occupancy`` of their time. With a ``patience`` callers give up.

    Raises:
        ValueError: a share of 1, which no number of agents reaches.
    """
    if share >= 1:
        raise ValueError(share)
    agents = math.ceil(load) if not patience else 1
    while agents < LONGEST_QUEUE:
        queue = (
            impatient_queue(load, agents, handling, patience, within)
            if patience
            else patient_queue(load, agents, handling, within)
        )
        if queue.level >= share and queue.occupancy <= occupancy:
            return agents
        agents += 1
    raise ValueError(load)


def pooled(load: float, desks: int, handling: float, share: float, within: float) -> int:
    """The agents of ``desks`` desks that share a load evenly and do not help each other."""
    return desks * agents_needed(load / desks, handling, share, within)


def square_root_staffing(load: float, beta: float) -> float:
    """Agents by the square-root rule: load plus ``beta`` times its root (Halfin and Whitt, 1981)."""
    return load + beta * math.sqrt(load)


def halfin_whitt(beta: float) -> float:
    """The chance to wait that the square-root rule tends to: 1 / (1 + beta Phi(beta) / phi(beta))."""
    phi = math.exp(-beta * beta / 2) / math.sqrt(2 * math.pi)
    whole = (1 + math.erf(beta / math.sqrt(2))) / 2
    return 1 / (1 + beta * whole / phi)
