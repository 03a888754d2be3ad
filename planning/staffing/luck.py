"""Random numbers by key: each is a function of (seed, replication, seat, occupancy, purpose), nothing else.

So scenarios share their luck seat by seat (common random numbers), and no result depends on how the
replications are cut into chunks or where they run. The mixer is that of SplitMix64 (Steele, Lea and Flood,
2014); two rounds of it, the second keyed by seed and replication.
"""

from enum import IntEnum
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]
PURPOSES = 16
"""Room for purposes in the key of an occupancy."""


class Purpose(IntEnum):
    """What a random number decides."""

    LEAVE = 0
    MOVE = 1
    LEAD = 2
    LEAD_2 = 3
    SOURCE = 4
    AGE = 5
    AGE_2 = 6
    READY = 7
    VACANT = 8
    TENURE = 9
    JOINED = 10
    JOINED_2 = 11
    REST = 12


def replication_keys(seed: int, first: int, count: int) -> Keys:
    """One key for each replication from ``first`` on."""
    start = np.uint64(seed & 0xFFFF_FFFF_FFFF_FFFF)
    with np.errstate(over="ignore"):
        numbers = np.arange(first, first + count, dtype=np.uint64)
        return _mixed(_mixed(np.full(count, start)) + numbers)


def seat_key(post: str, number: int) -> int:
    """The key of a seat: of its post and number, so that no other seat can shift it."""
    return int.from_bytes(blake2b(f"{post}\x1f{number}".encode(), digest_size=8).digest(), "little")


def uniform(replication: Keys, occupancy: Keys, purpose: int) -> Floats:
    """Numbers strictly between 0 and 1, by the key of the replication and that of the occupancy."""
    with np.errstate(over="ignore"):
        z = _mixed(occupancy + np.uint64(purpose))
        z ^= replication
        z = _mixed(z)
    z >>= np.uint64(11)
    found = z.astype(np.float64)
    found += 0.5
    found *= 1.0 / 9007199254740992.0
    return found


def normal(replication: Keys, occupancy: Keys, purpose: int) -> Floats:
    """Standard normal numbers (Box and Muller) from ``purpose`` and the one after it."""
    radius = np.sqrt(-2 * np.log(uniform(replication, occupancy, purpose)))
    found: Floats = radius * np.cos(2 * np.pi * uniform(replication, occupancy, purpose + 1))
    return found


def _mixed(z: Keys) -> Keys:
    z = z + np.uint64(0x9E3779B97F4A7C15)
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z
