"""What a simulation leaves behind: counts, month by month and replication by replication."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planning.staffing.model import Model

HIRED, LEFT, PROMOTED, TRANSFERRED, ROTATED, ENDED = range(6)
FLOWS = ("hired", "left", "promoted", "transferred", "rotated", "ended")
"""What is counted each month; ``ended``: people in posts that ended or were abolished."""


class Played(NamedTuple):
    """What happened in some replications, at the end of each month.

    Attributes:
        filled: people in post by (month, cell, replication).
        flows: movements of the month by (month, flow, replication).
        effective: full-time equivalents that serve each desk, then those of each profile that is followed,
            newcomers counted by their output.
    """

    filled: NDArray[np.unsignedinteger]
    flows: NDArray[np.uint16]
    effective: NDArray[np.float32]

    @property
    def arrays(self) -> tuple[NDArray[Any], ...]:
        """All of them, in this order."""
        return self.filled, self.flows, self.effective

    def part(self, first: int, count: int) -> "Played":
        """Some replications of it, as a view."""
        end = first + count
        return Played(self.filled[..., first:end], self.flows[..., first:end], self.effective[..., first:end])


def empty_played(model: Model, replications: int) -> Played:
    """Room for the results of ``replications``; counts in as few bytes as the largest cell needs."""
    most = int(model.establishment().max(initial=0))
    kind = np.min_scalar_type(most)
    months = model.months
    return Played(
        np.zeros((months, len(model.cells), replications), kind),
        np.zeros((months, len(FLOWS), replications), np.uint16),
        np.zeros((months, len(model.desk_cells), replications), np.float32),
    )
