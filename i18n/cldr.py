"""The symbols and templates of CLDR that `i18n.formats` works with, taken from Babel.

Babel needs some 70 ms until it has formatted its first date, more than a window may spend on it before it
is painted.  So what it says for the six languages of the United Nations is kept in `cldr.json`, which this
module writes (`python -m i18n.cldr`); for any other language it asks Babel at run time.

A template is a format string with {y} and {d} for year and day; a list of templates has one for each month
or quarter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from i18n.languages import LANGUAGES, locale_of

if TYPE_CHECKING:
    from babel.core import Locale

STORED = Path(__file__).parent / "cldr.json"

LEFT_TO_RIGHT_MARK = "\u200e"
MINUS_SIGN = "\u2212"
NO_BREAK_SPACE = "\u00a0"

# The United Nations pays in these more than in others; any other is shown by its ISO 4217 code.
CURRENCIES = ("USD", "EUR", "CHF", "GBP", "JPY", "CNY")


class NumberSymbols(TypedDict):
    """UTS 35 part 3: signs, and templates with {minus}, {number} and {symbol}."""

    decimal: str
    group: str
    grouping: list[int]
    minus: str
    percent: str
    money: str
    currencies: dict[str, str]


class ListSymbols(TypedDict):
    """UTS 35 part 2: a template for two, the separators for more."""

    pair: str
    separator: str
    last_separator: str


class Symbols(NumberSymbols, ListSymbols):
    """All that CLDR says of one language; dates by UTS 35 part 4."""

    year: str
    quarter: list[str]
    quarter_name: list[str]
    month: list[str]
    month_year: list[str]
    month_year_short: list[str]
    day_month: list[str]
    date_long: list[str]
    date_short: list[str]


def symbols_of(tag: str) -> Symbols:
    """Ask Babel for the symbols of a language; English where CLDR does not know it."""
    from babel.dates import format_date, format_skeleton

    locale = locale_of(tag)

    def by_skeleton(skeleton: str) -> Callable[[date], str]:
        return lambda day: format_skeleton(skeleton, day, locale=locale)

    # No stand-alone months or quarters (LLL, qqq): Babel resolves an alias of the root locale once and for
    # all, so that after Chinese was asked for them French answers in Chinese (2.18).
    def by_pattern(pattern: str) -> Callable[[date], str]:
        return lambda day: format_date(day, pattern, locale=locale)

    # CLDR's skeleton has 2013年第3季度; Chinese of the United Nations spells the quarter out.
    quarter = by_pattern("y年QQQQ") if locale.language == "zh" else by_skeleton("yQQQ")
    return Symbols(
        **_number_symbols(locale),
        **_list_symbols(locale),
        year=_template(by_skeleton("y"), 1),
        quarter=[_template(quarter, month) for month in (1, 4, 7, 10)],
        quarter_name=[_template(by_pattern("QQQ"), month) for month in (1, 4, 7, 10)],
        month=_monthly(by_pattern("MMM")),
        month_year=_monthly(by_skeleton("yMMMM")),
        month_year_short=_monthly(by_skeleton("yMMM")),
        day_month=_monthly(by_skeleton("MMMd")),
        date_long=_monthly(by_pattern("long")),
        date_short=_monthly(by_skeleton("yMMMd")),
    )


def write() -> None:
    """Write `cldr.json` anew."""
    stored = {tag: symbols_of(tag) for tag in LANGUAGES}
    STORED.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _number_symbols(locale: Locale) -> NumberSymbols:
    # European digits in every language that has them: the United Nations prints them in Arabic too.
    symbols = locale.number_symbols.get("latn") or locale.number_symbols[locale.default_numbering_system]
    mark = LEFT_TO_RIGHT_MARK if symbols["minusSign"].startswith(LEFT_TO_RIGHT_MARK) else ""
    percent = _affixed(locale.percent_formats[None].pattern, "%", symbols["percentSign"])
    if locale.language == "en":
        percent = "{minus}{number}" + NO_BREAK_SPACE + "%"  # International System of Units, 5.4.7
    return NumberSymbols(
        decimal=symbols["decimal"],
        group=symbols["group"],
        grouping=list(locale.decimal_formats[None].grouping),
        minus=mark + MINUS_SIGN,
        percent=percent,
        money=_affixed(locale.currency_formats["standard"].pattern, "¤", "{symbol}"),
        currencies={code: locale.currency_symbols.get(code, code) for code in CURRENCIES},
    )


def _list_symbols(locale: Locale) -> ListSymbols:
    patterns = locale.list_patterns["standard"]
    return ListSymbols(
        pair=patterns["2"],
        separator=patterns["middle"].removeprefix("{0}").removesuffix("{1}"),
        last_separator=patterns["end"].removeprefix("{0}").removesuffix("{1}"),
    )


def _affixed(pattern: str, sign: str, replacement: str) -> str:
    """Turn a positive number pattern ("#,##0.00 ¤;...") into a template with {minus} and {number}."""
    positive = re.sub(r"[#0][#0,.]*", "{number}", pattern.partition(";")[0]).replace(sign, replacement)
    marks = re.match("[\u200e\u200f]*", positive)
    start = marks.end() if marks else 0
    return positive[:start] + "{minus}" + positive[start:]


def _monthly(write_date: Callable[[date], str]) -> list[str]:
    return [_template(write_date, month) for month in range(1, 13)]


def _template(write_date: Callable[[date], str], month: int) -> str:
    """Generalize from two days of the month, whose year and day occur nowhere else in what is written."""
    day = "{d:02}" if "05" in write_date(date(2013, month, 5)) else "{d}"
    return write_date(date(2013, month, 21)).replace("2013", "{y}").replace("21", day)


if __name__ == "__main__":
    write()
