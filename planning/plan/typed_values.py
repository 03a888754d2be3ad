"""Lengths, amounts and numbers as people type them, in the languages of the interface."""

import re
from decimal import Decimal, InvalidOperation

from i18n import N_, _, formats, translate
from planning.plan.errors import PlanError

DAY = 480
"""Minutes of work of a day, as lengths are typed and shown."""
UNITS = {
    "m": 1, "min": 1, "minutes": 1, "分": 1, "分钟": 1,
    "h": 60, "hour": 60, "hours": 60, "时": 60, "小时": 60,
    "": DAY, "d": DAY, "day": DAY, "days": DAY, "天": DAY, "日": DAY, "工作日": DAY,
    "w": 5 * DAY, "week": 5 * DAY, "weeks": 5 * DAY, "周": 5 * DAY,
}  # fmt: skip
LENGTH = re.compile(r"\s*(?P<sign>[-+\N{MINUS SIGN}]?)\s*(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\d\s]*)\s*")


def typed_length(words: str, *, field: str = "duration_minutes", signed: bool = False) -> int | None:
    """Minutes of work from "12", "12 d", "1.5 w", "4h"; ``None`` for nothing.

    Raises:
        PlanError: ``not_a_length``.
    """
    if not words.strip():
        return None
    match = LENGTH.fullmatch(words)
    unit = UNITS.get(match["unit"].casefold()) if match else None
    if match is None or unit is None or (match["sign"] not in ("", "+") and not signed):
        raise PlanError(
            _("“{value}” is no length of time.").format(value=words.strip()),
            _("Write working days such as 12 or 1.5 d, or hours such as 4 h."),
            code="not_a_length",
            field=field,
        )
    minutes = round(Decimal(match["number"].replace(",", ".")) * unit)
    return -minutes if match["sign"] in ("-", "\N{MINUS SIGN}") else minutes


def shown_length(minutes: int | float | None, language: str) -> str:
    """Minutes of work in working days: "12 d"; what :func:`typed_length` reads as the same."""
    if minutes is None:
        return ""
    days = Decimal(round(minutes)) / DAY
    exact = days == round(days, 2)
    if not exact:
        hours = Decimal(round(minutes)) / 60
        if hours != round(hours, 2):
            return translate(N_("{count} min"), language).format(count=round(minutes))
        return translate(N_("{count} h"), language).format(count=_plain(hours, language))
    return translate(N_("{count} d"), language).format(count=_plain(days, language))


def _plain(value: Decimal, language: str) -> str:
    words = f"{value.normalize():f}"
    shown = formats.number(words, language)
    return shown if len(shown) <= len(words) else words


def typed_amount(words: str) -> str | None:
    """A cost as it is stored, a decimal number in digits, from "1,200.50"; other words stay as they are."""
    plain = words.strip()
    if not plain:
        return None
    digits = plain.replace(",", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return plain
    return f"{number:f}" if number.is_finite() else plain


def typed_number(words: str, *, field: str) -> float | None:
    """A number from 0; ``None`` for nothing.

    Raises:
        PlanError: ``not_a_number``.
    """
    plain = words.strip().replace(",", ".")
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise PlanError(
            _("“{value}” is no number from 0.").format(value=words.strip()),
            _("Write a number such as 2 or 0.5."),
            code="not_a_number",
            field=field,
        )
    return number


ELAPSED = {"em": 1, "emin": 1, "eh": 60, "ed": 1440, "ew": 7 * 1440, "日历日": 1440}
"""Units of elapsed time, which runs day and night."""


def typed_lag(words: str) -> tuple[float, str] | None:
    """Lag and its unit from "2 d", "-1 d" (a lead), "3 ed" (elapsed), "50 %"; ``None`` for nothing.

    Raises:
        PlanError: ``not_a_length``.
    """
    plain = words.strip().replace("％", "%")
    if not plain:
        return None
    if plain.endswith("%"):
        number = plain.removesuffix("%").replace(" ", "").replace(",", ".").replace("\N{MINUS SIGN}", "-")
        try:
            return float(Decimal(number)), "percent"
        except InvalidOperation:
            pass
    match = LENGTH.fullmatch(plain)
    if match and match["unit"].casefold() in ELAPSED:
        sign = -1 if match["sign"] in ("-", "\N{MINUS SIGN}") else 1
        minutes = Decimal(match["number"].replace(",", ".")) * ELAPSED[match["unit"].casefold()]
        return sign * round(minutes), "elapsed_minutes"
    minutes_of_work = typed_length(plain, field="lag", signed=True)
    return None if minutes_of_work is None else (minutes_of_work, "working_minutes")


def shown_lag(lag: float, unit: str, language: str) -> str:
    """A lag as :func:`typed_lag` reads it; nothing for none."""
    if not lag:
        return ""
    sign = "\N{MINUS SIGN}" if lag < 0 else "+"
    if unit == "percent":
        return f"{sign}{formats.number(f'{abs(lag):g}', language)} %"
    if unit == "elapsed_minutes":
        days = _plain(Decimal(round(abs(lag))) / 1440, language)
        return sign + translate(N_("{count} ed"), language).format(count=days)
    return sign + shown_length(abs(lag), language)
