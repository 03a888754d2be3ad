"""Small files as MS Project writes them, for tests."""

from xml.sax.saxutils import escape


def tag(name: str, *inner: str, **fields: object) -> str:
    """An element with simple elements for ``fields``, then ``inner`` as it stands."""
    simple = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in fields.items())
    return f"<{name}>{simple}{''.join(inner)}</{name}>"


STANDARD = "".join(tag("WeekDay", DayType=day, DayWorking=int(1 < day < 7)) for day in range(1, 8))


def calendar(*inner: str, uid: int = 1, week: str = STANDARD, **fields: object) -> str:
    """A calendar; without more, the base calendar of eight hours from Monday to Friday."""
    head = {"UID": uid, "Name": f"Calendar {uid}"} | (fields or {"IsBaseCalendar": 1})
    return tag("Calendar", tag("WeekDays", week) if week else "", *inner, **head)


def derived(*inner: str, uid: int, base: int = 1) -> str:
    """A calendar like its base."""
    return calendar(*inner, uid=uid, week="", IsBaseCalendar=0, BaseCalendarUID=base)


def period(first: str, last: str) -> str:
    return tag("TimePeriod", FromDate=f"{first}T00:00:00", ToDate=f"{last}T23:59:00")


def task(uid: int, *inner: str, hours: int = 8, level: int = 1, **fields: object) -> str:
    head = {"UID": uid, "Name": f"Row {uid}", "OutlineLevel": level, "Duration": f"PT{hours}H0M0S"}
    return tag("Task", *inner, **(head | fields))


def project(*tasks: str, rest: str = "", calendars: str = "", **fields: object) -> str:
    head = {
        "Title": "Works",
        "CalendarUID": 1,
        "StartDate": "2014-10-06T08:00:00",
        "FinishDate": "2014-10-31T17:00:00",
    }
    body = tag("Calendars", calendars or calendar()) + tag("Tasks", *tasks) + rest
    return tag("Project", body, **(head | fields)).replace(
        "<Project>", '<Project xmlns="http://schemas.microsoft.com/project">'
    )
