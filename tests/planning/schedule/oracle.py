"""The critical path found the slow way: minute by minute, by going round until nothing moves any more.

It shares nothing with the schedule but the rules: working time is a list of the minutes that are worked,
found with the calendar of the standard library; dates are found by relaxation (Bellman and Ford), not in
an order; slack by counting minutes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST = datetime(2015, 11, 2)
LENGTH = 150 * 1440
"""The minutes that are looked at: from 2 November 2015 over the turn of the year and a leap day."""


class Answer(NamedTuple):
    """Dates as minutes from :data:`FIRST`, slack in minutes of work."""

    early: dict[str, tuple[int, int]]
    late: dict[str, tuple[int, int]]
    total: dict[str, int]
    free: dict[str, int]


class Minutes:
    """The minutes that a calendar works."""

    def __init__(self, calendar: Mapping[str, Any]) -> None:
        off = {text for e in calendar.get("exceptions", []) for text in _dates(e["start"], e["finish"])}
        self.worked = [
            minute
            for day in range(LENGTH // 1440)
            if (FIRST + timedelta(days=day)).date().isoformat() not in off
            for minute in _minutes_of(calendar, day)
        ]

    def count(self, until: int) -> int:
        """How many minutes are worked before ``until``."""
        low, high = 0, len(self.worked)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.worked[middle] < until else (low, middle)
        return low

    def start(self, at: int) -> int:
        """The first worked minute from ``at`` on."""
        return self.worked[self.count(at)]

    def finish(self, at: int) -> int:
        """The end of the last minute worked before ``at``."""
        return self.worked[self.count(at) - 1] + 1

    def moved(self, at: int, minutes: int) -> int:
        """``at`` after so many minutes of work, or before."""
        if not minutes:
            return at
        index = self.count(at) + minutes
        return self.worked[index - 1] + 1 if minutes > 0 else self.worked[index]


def _dates(start: str, finish: str) -> list[str]:
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(finish)
    return [(first + timedelta(days=n)).date().isoformat() for n in range((last - first).days + 1)]


def _minutes_of(calendar: Mapping[str, Any], day: int) -> list[int]:
    minutes: list[int] = []
    for shift in calendar["days"].get(DAYS[(FIRST + timedelta(days=day)).weekday()], []):
        start, end = (int(text[:2]) * 60 + int(text[3:]) for text in shift.split("-"))
        minutes += range(day * 1440 + start, day * 1440 + end)
    return minutes


class Oracle:
    """Answers for rows with duration, links and constraints as they stand in the tables of a plan."""

    def __init__(
        self,
        rows: Mapping[str, Mapping[str, Any]],
        links: list[dict[str, Any]],
        calendars: Mapping[str, Mapping[str, Any]],
        start: int,
    ) -> None:
        made: Callable[[str], Minutes] = lru_cache(lambda id: Minutes(calendars[id]))
        self.rows, self.links, self.plan_start = rows, links, start
        self.minutes = {id: made(row["calendar"]) for id, row in rows.items()}
        self.work = {id: row["duration_minutes"] for id, row in rows.items()}

    def answer(self) -> Answer:
        """Go forward, back, and count."""
        early = self._settle({id: self._forward(id, {}) for id in self.rows}, self._forward)
        self.end = max(finish for _start, finish in early.values())
        late = self._settle({id: self._backward(id, {}) for id in self.rows}, self._backward)
        total = {
            id: min(self._count(id, early[id][1], late[id][1]), self._count(id, early[id][0], late[id][0]))
            for id in self.rows
        }
        return Answer(early, late, total, {id: self._free(id, early, total[id]) for id in self.rows})

    def _settle(
        self,
        dates: dict[str, tuple[int, int]],
        again: Callable[[str, dict[str, tuple[int, int]]], tuple[int, int]],
    ) -> dict[str, tuple[int, int]]:
        for _round in range(len(self.rows) + 1):
            dates = {id: again(id, dates) for id in self.rows}
        assert dates == {id: again(id, dates) for id in self.rows}, "this network has a cycle"
        return dates

    def _count(self, id: str, start: int, finish: int) -> int:
        return self.minutes[id].count(finish) - self.minutes[id].count(start)

    def _lagged(self, link: dict[str, Any], at: int, sign: int) -> int:
        lag: int = round(link["lag"]) * sign
        if link.get("lag_unit") == "elapsed_minutes":
            return at + lag
        if link.get("lag_unit") == "percent":
            lag = round(link["lag"] * self.work[link["predecessor"]] / 100) * sign
        return self.minutes[link["successor"]].moved(at, lag)

    def _forward(self, id: str, dates: dict[str, tuple[int, int]]) -> tuple[int, int]:
        minutes, work, row = self.minutes[id], self.work[id], self.rows[id]
        starts: list[int] = []
        ends: list[int] = []
        for link in self.links:
            if link["successor"] == id and link["predecessor"] in dates:
                at = self._lagged(link, dates[link["predecessor"]][link["type"][0] == "F"], 1)
                (ends if link["type"][1] == "F" else starts).append(at)
        starts += [max(self.plan_start, minutes.moved(at, -work)) for at in ends]
        kind, at = row.get("constraint", ""), minute(row.get("constraint_date"))
        begin = at if kind in ("SNET", "SNLT", "MSO") else minutes.moved(at, -work) if kind else 0
        if kind in ("SNET", "FNET"):
            starts.append(begin)
        start = max(starts, default=self.plan_start)
        if kind in ("MSO", "MFO") or (kind in ("SNLT", "FNLT") and begin < start):
            start = begin
        start = minutes.start(start) if work else start
        finish = minutes.moved(start, work)
        if ends and work and max(ends) > finish and minutes.start(finish) == max(ends):
            finish = max(ends)
        return start, finish

    def _backward(self, id: str, dates: dict[str, tuple[int, int]]) -> tuple[int, int]:
        minutes, work, row = self.minutes[id], self.work[id], self.rows[id]
        latest = self.end
        for link in self.links:
            if link["predecessor"] == id and link["successor"] in dates:
                at = self._lagged(link, dates[link["successor"]][link["type"][1] == "F"], -1)
                latest = min(latest, at if link["type"][0] == "F" else minutes.moved(at, work))
        kind, at = row.get("constraint", ""), minute(row.get("constraint_date"))
        bound = minutes.moved(at, work) if kind in ("SNLT", "MSO") else at
        if kind in ("MSO", "MFO"):
            latest = bound
        elif kind in ("SNLT", "FNLT"):
            latest = min(latest, bound)
        if row.get("deadline"):
            latest = min(latest, minute(row["deadline"]))
        if not work:
            return latest, latest
        finish = minutes.finish(latest)
        return minutes.moved(finish, -work), finish

    def _free(self, id: str, early: dict[str, tuple[int, int]], total: int) -> int:
        found = []
        for link in self.links:
            if link["predecessor"] == id:
                start = early[id][link["type"][0] == "F"]
                finish = early[link["successor"]][link["type"][1] == "F"]
                minutes = self.minutes[link["successor"]]
                if link.get("lag_unit") == "elapsed_minutes":
                    found.append(minutes.count(finish) - minutes.count(start + round(link["lag"])))
                else:
                    lag = link["lag"] * (self.work[id] / 100 if link.get("lag_unit") == "percent" else 1)
                    found.append(minutes.count(finish) - minutes.count(start) - round(lag))
        return max(0, min(found, default=total))


def minute(text: str | None) -> int:
    """A moment as a minute from :data:`FIRST`."""
    return int((datetime.fromisoformat(text) - FIRST).total_seconds() // 60) if text else 0


def text(minute: int) -> str:
    """A minute from :data:`FIRST` as ISO 8601 text."""
    return (FIRST + timedelta(minutes=minute)).isoformat(timespec="minutes")
