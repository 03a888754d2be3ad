"""Numbers, money, dates, quarters, lists and citations as each language writes them (Unicode CLDR).

Every function takes the tag of a language.  The house style of the program goes before CLDR in three things:
the minus sign is U+2212, a range takes an en dash, and English sets a space before the per cent sign.

Sources: Unicode CLDR through Babel (`i18n.cldr`); UTS 35, Unicode Locale Data Markup Language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from i18n.cldr import NO_BREAK_SPACE, STORED, Symbols, symbols_of
from i18n.languages import direction
from i18n.words import annex_of, words

Number = int | float | Decimal | str

_ARABIC_COMMA = "\N{ARABIC COMMA} "
EN_DASH = "\N{EN DASH}"

_MINUS_SIGNS = ("-", "\u2212")


# Numbers


def number(value: Number, language: str, digits: int | None = None) -> str:
    """A number with its separators: "1,519.0", in French "1 519,0".

    Without `digits` no digit is changed: a decimal text keeps those it is printed with.  With `digits` it is
    rounded half to even.  A text that is no decimal number ("about 2,000", "130+") is returned as it stands.
    """
    return _separated(_plain(value, digits), language)


def percent(share: Number, language: str, digits: int | None = 0) -> str:
    """A share of 1 as a percentage: 0.38 is "38 %".  With `digits=None` none of its digits is lost."""
    hundredfold = Decimal(str(share)) * 100
    sign, text = _signed(hundredfold if digits is not None else hundredfold.normalize(), language, digits)
    return symbols(language)["percent"].format(minus=sign, number=text)


def money(value: Number, language: str, currency: str = "USD", digits: int | None = None) -> str:
    """An amount with the symbol of its currency (ISO 4217): "US$1,100,000"; digits as in `number`."""
    of_language = symbols(language)
    symbol = of_language["currencies"].get(currency, currency)
    # UTS 35 part 3, currencySpacing: letters do not touch the digits.
    if direction(language) == "rtl":  # UAX #9: the sign of "US$" would go to the other side of its letters
        symbol = f"\u200e{symbol}\u200e"
    gap = NO_BREAK_SPACE if symbol[-1].isalpha() and "{symbol}{number}" in of_language["money"] else ""
    sign, text = _signed(value, language, digits)
    return of_language["money"].format(minus=sign, number=gap + text, symbol=symbol)


# Dates


def date_long(day: date, language: str) -> str:
    """A date in full: "31 January 2017", "2017年1月31日"."""
    return _by_month("date_long", day, language)


def date_short(day: date, language: str) -> str:
    """A date, shortened: "31 Jan 2017", "2017年1月31日"."""
    return _by_month("date_short", day, language)


def day_month(day: date, language: str) -> str:
    """A day without its year: "31 Jan", "1月31日"."""
    return _by_month("day_month", day, language)


def month_year(day: date, language: str) -> str:
    """A month in full: "January 2017", "2017年1月"."""
    return _by_month("month_year", day, language)


def month_year_short(day: date, language: str) -> str:
    """A month, shortened: "Jan 2017", "2017年1月"."""
    return _by_month("month_year_short", day, language)


def month(day: date, language: str) -> str:
    """A month without its year: "Jan", "1月"."""
    return _by_month("month", day, language)


def quarter(day: date, language: str) -> str:
    """A quarter for prose and headings: "Q3 2013", "2013年第三季度"."""
    return symbols(language)["quarter"][_quarter_of(day) - 1].format(y=day.year)


def quarter_compact(day: date, language: str) -> str:
    """A quarter for columns and fields: "Q3 2013", "2013 Q3"."""
    return _in_words(words(language).quarter_compact, day, language)


def quarter_short(day: date, language: str, *, narrow: bool = False) -> str:
    """The quarter without its year: "Q3", "三季度"; where it is narrow "Q3" in both."""
    of_language = words(language)
    return _in_words(of_language.quarter_narrow if narrow else of_language.quarter_short, day, language)


def half_short(day: date, language: str, *, narrow: bool = False) -> str:
    """The half of the year, without the year: "H2", "下半年"; where it is narrow "H2" in both."""
    half = 1 if day.month <= 6 else 2
    of_language = words(language)
    return of_language.half_narrow.format(h=half) if narrow else of_language.half_short[half - 1]


def year(value: date | int, language: str) -> str:
    """A year: "2013", "2013年"; the head of an axis takes the bare number in every language."""
    return symbols(language)["year"].format(y=_year_of(value))


def fiscal_year(value: date | int, language: str) -> str:
    """A financial year by its number: "FY 2013", "2013财年"."""
    return words(language).fiscal_year.format(y=_year_of(value))


# Ranges, lists, citations


def range_text(first: str, last: str) -> str:
    """Two formatted ends with an en dash, in any language: "2013–2017", "Q3 2013 – Q4 2017".

    The dash is set off with spaces where an end has one; equal ends are written once.
    """
    if first == last:
        return first
    gap = " " if any(character.isspace() for character in first + last) else ""
    return first + gap + EN_DASH + gap + last


def list_text(items: Sequence[str], language: str) -> str:
    """Items as a sentence lists them: "a, b and c", "a、b和c"."""
    of_language = symbols(language)
    if len(items) < 2:
        return "".join(items)
    if len(items) == 2:
        return of_language["pair"].format(*items)
    return of_language["separator"].join(items[:-1]) + of_language["last_separator"] + items[-1]


def series(items: Iterable[str], language: str) -> str:
    """Items side by side, without an "and": "a, b, c", "a、b、c", "a، b، c"."""
    separator = symbols(language)["separator"]
    # In CLDR an Arabic list has "and" between all of its items.
    return (_ARABIC_COMMA if separator.strip().isalpha() else separator).join(items)


def paragraph(cited: Sequence[str], language: str) -> str:
    """Cited paragraphs of the source: "para. 10", "paras. 16–17", "paras. 18, 19, 30", "第16–17段".

    Two or more that follow one another without a gap make a range.  After them stand annexes, cited in a plan
    as "Annex III" or "Annex II, para. 3", and whatever else is cited, as it is.  Nothing cited is no text.
    """
    numbers = [text for text in cited if text[:1].isdecimal()]
    others = [_annex(text, language) for text in cited if text not in numbers]
    return words(language).between.join([*([_paragraphs(numbers, language)] if numbers else []), *others])


def _paragraphs(numbers: list[str], language: str) -> str:
    text = _run(numbers) or symbols(language)["separator"].join(numbers)
    is_one = len(numbers) == 1 and set(text).isdisjoint("-–,")
    of_language = words(language)
    return (of_language.paragraph if is_one else of_language.paragraphs).format(text=text)


def _annex(cited: str, language: str) -> str:
    """The citation "Annex II, para. 3" in another language; a text of another kind as it is."""
    name, _, text = cited.partition(", para. ")
    annex = annex_of(name)
    of_language = words(language)
    if annex is None:
        return cited
    if not text:
        return of_language.annexes[annex - 1]
    paragraph_text = of_language.paragraph.format(text=text)
    return of_language.annex_paragraph.format(annex=of_language.annexes[annex - 1], paragraph=paragraph_text)


def _run(numbers: list[str]) -> str:
    """The range the paragraph numbers make, or nothing where they make none."""
    if len(numbers) < 2 or not all(text.isdecimal() for text in numbers):
        return ""
    whole = [int(text) for text in numbers]
    return range_text(numbers[0], numbers[-1]) if whole == list(range(whole[0], whole[-1] + 1)) else ""


# Symbols of a language


@lru_cache(maxsize=32)
def symbols(language: str) -> Symbols:
    """The symbols of a language: stored for those of the United Nations, of any other from Babel."""
    stored = _stored().get(language)
    return symbols_of(language) if stored is None else stored


@lru_cache(maxsize=1)
def _stored() -> dict[str, Symbols]:
    stored: dict[str, Symbols] = json.loads(STORED.read_text(encoding="utf-8"))
    return stored


def _plain(value: Number, digits: int | None) -> str:
    """The number with a full stop and nothing else; never in scientific notation."""
    if isinstance(value, str) and _parts(value) is None:
        return value
    if digits is None:
        return value if isinstance(value, str) else format(Decimal(str(value)), "f")
    text = format(Decimal(str(value).replace("\u2212", "-")), f".{digits}f")
    return text if text.strip("-0.") else text.lstrip("-")


def _signed(value: Number, language: str, digits: int | None) -> tuple[str, str]:
    """The sign of a number and the number without it, both formatted."""
    text = _plain(value, digits)
    is_negative = text.startswith(_MINUS_SIGNS)
    return symbols(language)["minus"] if is_negative else "", _separated(text[is_negative:], language)


@lru_cache(maxsize=4096)
def _separated(text: str, language: str) -> str:
    parts = _parts(text)
    if parts is None:
        return text
    sign, whole, fraction = parts
    of_language = symbols(language)
    sign = of_language["minus"] if sign in _MINUS_SIGNS else sign
    fraction = fraction and of_language["decimal"] + fraction
    return sign + of_language["group"].join(_groups(whole, of_language["grouping"])) + fraction


def _parts(text: str) -> tuple[str, str, str] | None:
    """Sign, whole and fraction of a decimal number; nothing if the text is none."""
    sign = text[:1] if text.startswith(("+", *_MINUS_SIGNS)) else ""
    whole, point, fraction = text.removeprefix(sign).partition(".")
    digits = whole + fraction
    is_decimal = digits.isascii() and digits.isdecimal() and whole and bool(point) == bool(fraction)
    return (sign, whole, fraction) if is_decimal else None


def _groups(digits: str, grouping: list[int]) -> list[str]:
    """Groups of digits from the right: the first as long as the first size, all others as the second."""
    size, rest = grouping
    groups: list[str] = []
    while len(digits) > size:
        groups.insert(0, digits[-size:])
        digits, size = digits[:-size], rest
    return [digits, *groups]


def _by_month(templates: str, day: date, language: str) -> str:
    monthly: list[str] = symbols(language)[templates]  # type: ignore[literal-required]  # one of the twelve-month lists
    return monthly[day.month - 1].format(y=day.year, d=day.day)


def _in_words(template: str, day: date, language: str) -> str:
    q = _quarter_of(day)
    name = symbols(language)["quarter_name"][q - 1]
    return template.format(q=q, ordinal="一二三四"[q - 1], name=name, y=day.year)


def _quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def _year_of(value: date | int) -> int:
    return value if isinstance(value, int) else value.year
