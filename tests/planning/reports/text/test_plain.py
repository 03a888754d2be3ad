"""Any text as characters that can be printed."""

from hypothesis import given
from hypothesis import strategies as st

from planning.reports.text.plain import REPLACEMENT, one_line, printable


def test_line_ends_and_tabs() -> None:
    assert printable("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"
    assert one_line("a\r\nb") == "a b"


def test_controls_and_lone_surrogates_are_marked() -> None:
    assert printable("a\x00\x1b\ud800b") == f"a{REPLACEMENT * 3}b"


def test_overrides_are_left_out_because_they_show_other_digits() -> None:
    assert printable("pay \u202e001\u202c now") == "pay 001\u202c now"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text.replace("\ufffd", REPLACEMENT)
