"""Points in time as people say them: today, yesterday, else the date, with hour and minute."""

from datetime import UTC, date, datetime, timedelta

import i18n
from i18n import _, formats


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """Hour and minute, perhaps second, in the local time: "14:32"."""
    return f"{moment.astimezone():{'%H:%M:%S' if seconds else '%H:%M'}}"


def day_words(day: date, today: date | None = None) -> str:
    """The day: "Today", "Yesterday", "24 Nov 2026"."""
    today = today or datetime.now(UTC).astimezone().date()
    if day == today:
        return _("Today")
    return _("Yesterday") if day == today - timedelta(days=1) else formats.date_short(day, i18n.language())


def local_day(moment: datetime) -> date:
    """The day on which a moment lies in the local time."""
    return moment.astimezone().date()


def moment_words(moment: datetime) -> str:
    """Day and time: "Today, 14:32"."""
    return _("{day}, {time}").format(day=day_words(local_day(moment)), time=clock(moment))
