"""Cells as people fill them in, and the values of a plan: one reader for each kind of field."""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from i18n import N_, _, translate
from planning.exchange.tabular.columns import Field, plain
from planning.exchange.tabular.sheets import Cell
from planning.plan.errors import PlanError
from planning.plan.moments import is_moment
from planning.plan.typed_dates import typed_date

DAY_MINUTES = 480
"""Minutes of work in a day of a duration, as MS Project and GanttProject count it."""
UNITS: Mapping[str, tuple[str, ...]] = {
    "1": ("m", "min", "mins", "minute", "minutes", "分钟", "分"),
    "60": ("h", "hr", "hrs", "hour", "hours", "小时", "时"),
    "480": ("d", "day", "days", "天", "日", "工日", "个工作日"),
    "2400": ("w", "wk", "wks", "week", "weeks", "周", "周工时"),
    "9600": ("mo", "mon", "mons", "month", "months", "月", "个月"),
}
MINUTES = {unit: int(minutes) for minutes, units in UNITS.items() for unit in units}
LENGTH = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\W\d]*)\??", re.ASCII)
NUMERIC_DATE = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})"
    r"(?:[ T,]+(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?)?"
)
ISO_MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?")
YES = frozenset("1 yes y true x on ja oui sí 是 真 对 √".split())
NO = frozenset("0 no n false off nein non 否 假 错 ×".split())
UNREADABLE: Mapping[str, str] = {
    "whole": N_("“{value}” is no whole number."),
    "number": N_("“{value}” is no number."),
    "share": N_("“{value}” is no percentage."),
    "amount": N_("“{value}” is no amount."),
    "duration": N_("“{value}” is no duration such as 5 d or 16 h."),
    "flag": N_("“{value}” is neither yes nor no."),
}


class Frame(NamedTuple):
    """What the cells of one column have in common.

    Attributes:
        language: of month names and of words without a language.
        fiscal_start_month: of quarters such as Q4 2014.
        is_month_first: how 3/4/2014 is read; ``None`` where the column does not tell.
        is_percent: whether shares of the column are written as 45 and not as 0.45.
    """

    language: str = "en"
    fiscal_start_month: int = 1
    is_month_first: bool | None = None
    is_percent: bool = False


class CellError(Exception):
    """A cell that cannot be read: a code, and what is wrong with it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def frame_of(field: Field, cells: Iterable[Cell], frame: Frame, dates: str) -> Frame:
    """What the cells of a column tell together."""
    if field.kind == "share":
        numbers = [value for cell in cells if "%" not in str(cell) and (value := _number(cell)) is not None]
        return frame._replace(is_percent=any(value > 1 for value in numbers))
    if field.kind in ("start", "finish"):
        return frame._replace(is_month_first=_month_first(cells) if not dates else dates == "mdy")
    return frame


def _month_first(cells: Iterable[Cell]) -> bool | None:
    texts = (cell.strip() for cell in cells if isinstance(cell, str))
    found = [match for text in texts if (match := NUMERIC_DATE.fullmatch(text))]
    if any(int(match[1]) > 12 or match[2] == "." for match in found):
        return False
    return True if any(int(match[3]) > 12 for match in found) else None


def read_cell(field: Field, cell: Cell, frame: Frame) -> object:
    """The value that a cell means; ``None`` for an empty one.

    Raises:
        CellError: it cannot be read as this kind of field.
    """
    text = cell.strip() if isinstance(cell, str) else cell
    if text is None or text == "":
        return None
    return _READERS[field.kind](field, text, frame)


def _text(_field: Field, cell: Cell, _frame: Frame) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat()[:16] if isinstance(cell, date) else str(cell)


def _json(field: Field, cell: Cell, frame: Frame) -> object:
    try:
        return json.loads(_text(field, cell, frame))
    except (ValueError, RecursionError):
        raise CellError("not_json", _("“{value}” is no JSON.").format(value=str(cell)[:40])) from None


def _list(field: Field, cell: Cell, frame: Frame) -> list[str]:
    return [line.strip() for line in _text(field, cell, frame).split("\n") if line.strip()]


def _parts(field: Field, cell: Cell, frame: Frame) -> list[str]:
    found = (part.strip() for part in re.split(r";\s|\n|;$", _text(field, cell, frame)))
    return [part for part in found if part]


def _number(cell: Cell) -> float | None:
    """The number of a cell; in texts with a comma or a point before the decimals, and separators."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    words = re.sub(r"[\s\u00a0\u202f'’%]", "", cell)
    if "," in words and "." in words:
        words = words.replace("," if words.rindex(".") > words.rindex(",") else ".", "")
    if words.count(",") == 1 and not re.search(r",\d{3}$", words):
        words = words.replace(",", ".")
    try:
        number = Decimal(words.replace(",", ""))
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() and abs(number) < Decimal("1e15") else None


def _numeric(field: Field, cell: Cell) -> float:
    number = _number(cell)
    if number is None:
        raise _unreadable(field, cell)
    return number


def _unreadable(field: Field, cell: Cell) -> CellError:
    return CellError("wrong_type", _(UNREADABLE[field.kind]).format(value=str(cell)[:60]))


def _whole(field: Field, cell: Cell, _frame: Frame) -> int:
    number = _numeric(field, cell)
    if not number.is_integer():
        raise _unreadable(field, cell)
    return int(number)


def _plain_number(field: Field, cell: Cell, _frame: Frame) -> float:
    number = _numeric(field, cell)
    return int(number) if number.is_integer() else number


def _share(field: Field, cell: Cell, frame: Frame) -> float:
    share = _numeric(field, cell) / (100 if frame.is_percent or "%" in str(cell) else 1)
    if not 0 <= share <= 1:
        raise _unreadable(field, cell)
    return share


def _amount(field: Field, cell: Cell, _frame: Frame) -> str:
    """A decimal text; a currency beside it is passed over, as there is one for the plan."""
    if isinstance(cell, str) and re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return cell
    bare = re.sub(r"^[^\d,.+-]+|[^\d,.]+$", "", cell) if isinstance(cell, str) else cell
    number = _number(bare)
    if number is None:
        raise _unreadable(field, cell)
    return f"{Decimal(repr(number)):f}".removesuffix(".0")


def _duration(field: Field, cell: Cell, _frame: Frame) -> int:
    """Minutes of work; a number alone counts days."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return round(cell * DAY_MINUTES)
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]*)\??", str(cell).casefold())
    unit = MINUTES.get(found[2] or "d") if found else None
    if found is None or unit is None:
        raise _unreadable(field, cell)
    return round(Decimal(found[1].replace(",", ".")) * unit)


def _flag(field: Field, cell: Cell, _frame: Frame) -> bool:
    word = str(cell).casefold()
    if word in YES or word in NO:
        return word in YES
    raise _unreadable(field, cell)


def _choice(field: Field, cell: Cell, _frame: Frame) -> str:
    choices = field.choices or {}
    for words, value in choices.items():
        if plain(str(cell)) in {plain(one) for one in (words, value, translate(words, "zh"))}:
            return value
    allowed = ", ".join(dict.fromkeys(choices.values()))
    raise CellError(
        "wrong_choice", _("“{value}” is none of {choices}.").format(value=str(cell)[:60], choices=allowed)
    )


def _moment(field: Field, cell: Cell, frame: Frame) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M") if (cell.hour or cell.minute) else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    words = str(cell)
    found = ISO_MINUTE.fullmatch(words)
    if found and is_moment(f"{found[1]}T{found[2]}"):
        return f"{found[1]}T{found[2]}"
    numeric = NUMERIC_DATE.fullmatch(words)
    if numeric:
        return _numeric_date(numeric, frame)
    try:
        return typed_date(words, field.kind, frame.language, frame.fiscal_start_month) or ""
    except PlanError as error:
        raise CellError("not_a_date", error.message) from None


def _numeric_date(found: re.Match[str], frame: Frame) -> str:
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if frame.is_month_first is None and one != other:
        raise CellError(
            "ambiguous_date", _("“{value}” may be a day or a month first.").format(value=found[0])
        )
    month, day = (one, other) if frame.is_month_first else (other, one)
    hour, minute = int(found[5] or 0), int(found[6] or 0)
    if found[7]:
        hour = hour % 12 + (12 if found[7].casefold() == "pm" else 0)
    try:
        at = datetime(year if year > 99 else 2000 + year, month, day, hour, minute)
    except ValueError:
        raise CellError("not_a_date", _("“{value}” is no date.").format(value=found[0])) from None
    return at.strftime("%Y-%m-%dT%H:%M") if found[5] else at.date().isoformat()


def _grade(field: Field, cell: Cell, frame: Frame) -> str:
    from planning.staffing.staffing_table import grade_of  # of use for staffing tables only

    return grade_of(_text(field, cell, frame))


_READERS: Mapping[str, Callable[[Field, Cell, Frame], object]] = {
    "text": _text,
    "words": _text,
    "id": _text,
    "reference": _text,
    "references": _parts,
    "list": _list,
    "start": _moment,
    "finish": _moment,
    "whole": _whole,
    "number": _plain_number,
    "share": _share,
    "amount": _amount,
    "duration": _duration,
    "flag": _flag,
    "choice": _choice,
    "grade": _grade,
    "links": _text,
    "level": _whole,
    "json": _json,
}


def written_cell(field: Field, value: object, language: str = "en") -> Cell:
    """The cell of a value, choices in a language; :func:`read_cell` gives the value again."""
    if value is None or value in ("", []):
        return None
    if field.kind == "json":
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value != {} else None
    if isinstance(value, list):
        return ("\n" if field.kind == "list" else "; ").join(map(str, value))
    if field.kind in ("start", "finish"):
        return _written_moment(str(value))
    if field.kind == "duration" and isinstance(value, int):
        return written_duration(value)
    if field.kind == "choice":
        words = next((words for words, one in (field.choices or {}).items() if one == value), str(value))
        return translate(words, language)
    return value if isinstance(value, bool | int | float) else str(value)


def written_duration(minutes: int) -> str:
    """A duration in the largest of days, hours and minutes that it is a whole number of."""
    for unit, length in (("d", DAY_MINUTES), ("h", 60)):
        if minutes % length == 0:
            return f"{minutes // length} {unit}"
    return f"{minutes} m"


def _written_moment(text: str) -> Cell:
    """A date of its own kind; midnight as text, which a spreadsheet would take for the day alone."""
    if len(text) == 10:
        return date.fromisoformat(text)
    at = datetime.fromisoformat(text)
    return at if at.hour or at.minute else f"{text[:10]} {text[11:16]}"
