"""Random numbers by key: each is a function of (seed, replication, seat, occupancy, purpose), nothing else.

So scenarios share their luck seat by seat (common random numbers), and no result depends on how the
replications are cut into chunks or where they run. The mixer is that of SplitMix64 (Steele, Lea and Flood,
2014), keyed in turn by occupancy and replication; each purpose is a step of its sequence.
"""

from enum import IntEnum
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]


class Purpose(IntEnum):
    """What a random number decides."""

    LEAVE = 0
    MOVE = 1
    LEAD = 2
    SOURCE = 3
    AGE = 4
    READY = 5
    VACANT = 6
    TENURE = 7
    JOINED = 8
    REST = 9


def replication_keys(seed: int, first: int, count: int) -> Keys:
    """One key for each replication from ``first`` on."""
    start = np.uint64(seed & 0xFFFF_FFFF_FFFF_FFFF)
    with np.errstate(over="ignore"):
        numbers = np.arange(first, first + count, dtype=np.uint64)
        return _mixed(_mixed(np.full(count, start)) + numbers)


def seat_key(post: str, number: int) -> int:
    """The key of a seat: of its post and number, so that no other seat can shift it."""
    return int.from_bytes(blake2b(f"{post}\x1f{number}".encode(), digest_size=8).digest(), "little")


def luck_of(replication: Keys, occupancy: Keys) -> Keys:
    """The keys of what happens in occupancies of seats, each in a replication."""
    found = _mixed(occupancy)
    found ^= replication
    return _mixed(found)


def uniform(luck: Keys, purpose: int) -> Floats:
    """Numbers strictly between 0 and 1."""
    z = _drawn(luck, purpose)
    z >>= np.uint64(11)
    found = z.astype(np.float64)
    found += 0.5
    found *= 1.0 / 9007199254740992.0
    return found


def exponential(luck: Keys, purpose: int) -> Floats:
    """Standard exponential numbers."""
    found = uniform(luck, purpose)
    np.log(found, out=found)
    return np.negative(found, out=found)


def normal(luck: Keys, purpose: int) -> Floats:
    """Standard normal numbers (Box and Muller; each from the two halves of one number of 64 bits)."""
    z = _drawn(luck, purpose)
    radius = ((z >> np.uint64(32)).astype(np.float64) + 0.5) * 2.0**-32
    angle = ((z & np.uint64(0xFFFFFFFF)).astype(np.float64) + 0.5) * (2 * np.pi * 2.0**-32)
    np.log(radius, out=radius)
    radius *= -2
    np.sqrt(radius, out=radius)
    np.cos(angle, out=angle)
    radius *= angle
    return radius


def _drawn(luck: Keys, purpose: int) -> Keys:
    with np.errstate(over="ignore"):
        return _mixed(luck + np.uint64(purpose * 0xD1342543DE82EF95 & 0xFFFFFFFFFFFFFFFF))


def _mixed(z: Keys) -> Keys:
    with np.errstate(over="ignore"):
        z = z + np.uint64(0x9E3779B97F4A7C15)
        high = z >> np.uint64(30)
        z ^= high
        z *= np.uint64(0xBF58476D1CE4E5B9)
        np.right_shift(z, np.uint64(27), out=high)
        z ^= high
        z *= np.uint64(0x94D049BB133111EB)
        np.right_shift(z, np.uint64(31), out=high)
        z ^= high
    return z
