"""Formats against CLDR (through Babel), against the house style, and by the letter where a trap is known."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from i18n import LANGUAGES, formats

TAGS = sorted(LANGUAGES)
DAY = date(2013, 9, 5)
NARROW, SPACE = "\u202f", "\u00a0"
YEAR = "\u202f\u0433."  # what Russian writes after a year

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


# Numbers


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", "1,519.0"),
        ("zh", "1,519.0"),
        ("fr", f"1{NARROW}519,0"),
        ("es", "1.519,0"),
        ("ru", f"1{SPACE}519,0"),
        ("ar", "1,519.0"),
    ],
)
def test_a_printed_number_keeps_its_digits(tag: str, printed: str) -> None:
    assert formats.number("1519.0", tag) == printed
    assert formats.number(Decimal("1519.0"), tag) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_numbers_are_those_of_cldr_but_for_the_minus(value: Decimal) -> None:
    for tag, language in LANGUAGES.items():
        expected = format_decimal(
            abs(value),
            "#,##0.00",
            locale=language.locale,
            numbering_system="latn",
            decimal_quantization=False,
        )
        minus = "\u200e\u2212" if tag == "ar" else "\u2212"
        sign = minus if value.is_signed() else ""
        assert formats.number(value, tag) == sign + expected


@given(st.from_regex(r"[1-9][0-9]{0,14}(\.[0-9]{1,6})?", fullmatch=True))
def test_no_digit_is_lost_or_made_up(printed: str) -> None:
    for tag in TAGS:
        shown = formats.number(printed, tag)
        assert [c for c in shown if c.isdigit()] == [c for c in printed if c.isdigit()]


def test_equal_numbers_of_different_kinds_are_printed_as_given() -> None:
    assert [formats.number(value, "en") for value in (1, 1.0, Decimal("1.00"), "1.0")] == [
        "1",
        "1.0",
        "1.00",
        "1.0",
    ]


def test_rounding_is_half_to_even_and_never_gives_minus_zero() -> None:
    assert formats.number("2.5", "en", digits=0) == "2"
    assert formats.number(0.125, "en", digits=2) == "0.12"
    assert formats.number(-0.04, "en", digits=1) == "0.0"
    assert formats.number(1e20, "en", digits=0) == "100,000,000,000,000,000,000"


@pytest.mark.parametrize("text", ["130+", "about 2,000", "", "1,519.0", "1e5", "١٢"])
def test_what_is_no_decimal_number_is_left_alone(text: str) -> None:
    assert formats.number(text, "fr") == text


def test_a_sign_may_come_typographic_or_plain() -> None:
    assert formats.number("-2079.05", "en") == formats.number("\u22122079.05", "en") == "\u22122,079.05"
    assert formats.number("+7", "en") == "+7"
    assert formats.number("\u22127", "en", digits=1) == "\u22127.0"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", f"38{SPACE}%"),
        ("zh", "38%"),
        ("fr", f"38{SPACE}%"),
        ("es", f"38{SPACE}%"),
        ("ru", f"38{SPACE}%"),
        ("ar", "38\u200e%\u200e"),
    ],
)
def test_percent(tag: str, text: str) -> None:
    assert formats.percent(0.38, tag) == text


def test_percent_rounds_unless_asked_not_to() -> None:
    assert formats.percent("0.7564", "zh") == "76%"
    assert formats.percent("0.7564", "zh", digits=None) == "75.64%"
    assert formats.percent(-0.5, "zh") == "\u221250%"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "US$1,100,000"),
        ("zh", "US$1,100,000"),
        ("fr", f"1{NARROW}100{NARROW}000{SPACE}$US"),
        ("es", f"1.100.000{SPACE}US$"),
        ("ru", f"1{SPACE}100{SPACE}000{SPACE}$"),
        ("ar", f"\u200f1,100,000{SPACE}\u200eUS$\u200e"),
    ],
)
def test_money(tag: str, text: str) -> None:
    assert formats.money("1100000", tag) == text


def test_money_of_other_currencies_and_below_zero() -> None:
    assert formats.money(5, "en", "CHF") == f"CHF{SPACE}5"
    assert formats.money(5, "en", "KES") == f"KES{SPACE}5"
    assert formats.money(5, "en", "EUR") == "€5"
    assert formats.money("-7.60", "en") == "\u2212US$7.60"
    assert formats.money(-7.6, "fr", digits=2) == f"\u22127,60{SPACE}$US"


# Dates


@given(days)
def test_dates_are_those_of_cldr(day: date) -> None:
    for tag, language in LANGUAGES.items():
        locale = language.locale
        assert formats.date_long(day, tag) == format_date(day, "long", locale=locale)
        assert formats.date_short(day, tag) == format_skeleton("yMMMd", day, locale=locale)
        assert formats.day_month(day, tag) == format_skeleton("MMMd", day, locale=locale)
        assert formats.month_year(day, tag) == format_skeleton("yMMMM", day, locale=locale)
        assert formats.month_year_short(day, tag) == format_skeleton("yMMM", day, locale=locale)
        assert formats.month(day, tag) == format_date(day, "MMM", locale=locale)
        assert formats.year(day, tag) == format_skeleton("y", day, locale=locale)
        if tag != "zh":
            assert formats.quarter(day, tag) == format_skeleton("yQQQ", day, locale=locale)


@pytest.mark.parametrize(
    ("tag", "long", "short"),
    [
        ("en", "5 September 2013", "5 Sept 2013"),
        ("zh", "2013年9月5日", "2013年9月5日"),
        ("fr", "5 septembre 2013", "5 sept. 2013"),
        ("es", "5 de septiembre de 2013", "5 sept 2013"),
        ("ru", f"5 сентября 2013{YEAR}", f"5 сент. 2013{YEAR}"),
        ("ar", "5 سبتمبر 2013", "5 سبتمبر 2013"),
    ],
)
def test_dates_letter_by_letter(tag: str, long: str, short: str) -> None:
    assert formats.date_long(DAY, tag) == long
    assert formats.date_short(datetime(2013, 9, 5, 23, 59), tag) == short


@pytest.mark.parametrize(
    ("tag", "prose", "compact", "short", "narrow"),
    [
        ("en", "Q3 2013", "Q3 2013", "Q3", "Q3"),
        ("zh", "2013年第三季度", "2013 Q3", "三季度", "Q3"),
        ("fr", "T3 2013", "T3 2013", "T3", "T3"),
        ("es", "T3 2013", "T3 2013", "T3", "T3"),
        ("ru", f"3-й кв. 2013{YEAR}", "3 кв. 2013", "3 кв.", "3"),
        ("ar", "الربع الثالث 2013", "الربع الثالث 2013", "الربع الثالث", "3"),
    ],
)
def test_quarters(tag: str, prose: str, compact: str, short: str, narrow: str) -> None:
    assert formats.quarter(DAY, tag) == prose
    assert formats.quarter_compact(DAY, tag) == compact
    assert formats.quarter_short(DAY, tag) == short
    assert formats.quarter_short(DAY, tag, narrow=True) == narrow


def test_the_four_quarters_and_two_halves() -> None:
    months = [date(2013, month, 28) for month in range(1, 13)]
    assert [formats.quarter_short(day, "en") for day in months] == [
        f"Q{q}" for q in (1, 2, 3, 4) for _ in range(3)
    ]
    assert [formats.quarter_short(day, "zh") for day in months[::3]] == [
        "一季度",
        "二季度",
        "三季度",
        "四季度",
    ]
    assert [formats.half_short(day, "zh") for day in months[::6]] == ["上半年", "下半年"]
    assert [formats.half_short(day, "zh", narrow=True) for day in months[::6]] == ["H1", "H2"]


def test_years() -> None:
    assert [formats.year(2013, tag) for tag in ("en", "zh")] == ["2013", "2013年"]
    assert [formats.fiscal_year(2013, tag) for tag in ("en", "zh")] == ["FY 2013", "2013财年"]


# Ranges, lists, citations


def test_ranges() -> None:
    assert formats.range_text("2013", "2017") == "2013–2017"
    assert formats.range_text("Q3 2013", "Q4 2017") == "Q3 2013 – Q4 2017"
    assert formats.range_text("2013年第三季度", "2017年第四季度") == "2013年第三季度–2017年第四季度"
    assert formats.range_text("Q3 2013", "Q3 2013") == "Q3 2013"


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("en", "a and b", "a, b and c"),
        ("zh", "a和b", "a、b和c"),
        ("fr", "a et b", "a, b et c"),
        ("es", "a y b", "a, b y c"),
        ("ru", "a и b", "a, b и c"),
        ("ar", "a وb", "a وb وc"),
    ],
)
def test_lists(tag: str, two: str, three: str) -> None:
    assert formats.list_text([], tag) == ""
    assert formats.list_text(["a"], tag) == "a"
    assert formats.list_text(["a", "b"], tag) == two
    assert formats.list_text(["a", "b", "c"], tag) == three


@pytest.mark.parametrize(
    ("tag", "one", "run", "several"),
    [
        ("en", "para. 10", "paras. 16–17", "paras. 18, 19, 30"),
        ("zh", "第10段", "第16–17段", "第18、19、30段"),
        ("fr", "par. 10", "par. 16–17", "par. 18, 19, 30"),
        ("es", "párr. 10", "párrs. 16–17", "párrs. 18, 19, 30"),
        ("ru", "п. 10", "пп. 16–17", "пп. 18, 19, 30"),
        ("ar", "الفقرة 10", "الفقرات 16–17", "الفقرات 18 و19 و30"),
    ],
)
def test_paragraphs(tag: str, one: str, run: str, several: str) -> None:
    assert formats.paragraph(["10"], tag) == one
    assert formats.paragraph(["16", "17"], tag) == run
    assert formats.paragraph(["18", "19", "30"], tag) == several
    assert formats.paragraph([], tag) == ""


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        (["18", "19", "20"], "paras. 18–20"),
        (["17", "16"], "paras. 17, 16"),
        (["13–14"], "paras. 13–14"),
        (["58(b)"], "para. 58(b)"),
        (["13", "58 (b)"], "paras. 13, 58 (b)"),
        (["Annex III"], "Annex III"),
        (["13", "14", "Annex III"], "paras. 13–14; Annex III"),
        (["32", "33", "Annex II, para. 3"], "paras. 32–33; Annex II, para. 3"),
        (["Annex", "Annex XX", "note"], "Annex; Annex XX; note"),
    ],
)
def test_paragraphs_out_of_the_ordinary(cited: list[str], text: str) -> None:
    assert formats.paragraph(cited, "en") == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("zh", "第30段；附件二第3段；附件三"),
        ("fr", f"par. 30{NARROW}; annexe II, par. 3{NARROW}; annexe III"),
        ("es", "párr. 30; anexo II, párr. 3; anexo III"),
        ("ru", "п. 30; приложение II, п. 3; приложение III"),
        ("ar", "الفقرة 30؛ المرفق الثاني، الفقرة 3؛ المرفق الثالث"),
    ],
)
def test_annexes_in_other_languages(tag: str, text: str) -> None:
    assert formats.paragraph(["30", "Annex II, para. 3", "Annex III"], tag) == text


def test_a_language_of_no_known_formats_is_asked_of_babel() -> None:
    assert formats.number("1519.0", "de") == "1.519,0"
    assert formats.date_long(DAY, "de") == "5. September 2013"
    assert formats.quarter(DAY, "pt-BR") == "T3 de 2013"
    assert formats.number("1234567", "hi") == "12,34,567"
    assert formats.money(5, "pt-BR") == f"US${SPACE}5"
    assert formats.paragraph(["10"], "de") == "para. 10"
    assert formats.number("1519.0", "qq") == "1,519.0"


@pytest.mark.parametrize(("tag", "text"), [("en", "a, b, c"), ("zh", "a、b、c"), ("ar", "a، b، c")])
def test_things_side_by_side(tag: str, text: str) -> None:
    assert formats.series(["a", "b", "c"], tag) == text
