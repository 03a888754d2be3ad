"""The plan file as text: plain JSON, the same bytes for the same values, what is no plan told apart."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.plan.errors import PlanError
from planning.store.snapshot import META, Meta, checksum, parse, read_meta, seal, serialise

NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(st.text(), VALUES, max_size=4)
TABLES = st.dictionaries(
    st.text(min_size=1).filter(lambda name: not name.startswith("_")),
    st.dictionaries(st.integers(1, 10**6).map(str), DOCUMENTS, max_size=4),
    max_size=4,
)
SMALL: dict[str, dict[str, Any]] = {
    "lanes": {"10": {"b": 1, "a": {"zh": "道", "en": "Lane"}}, "9": {"id": "x"}}
}


def sealed(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return seal(tables, Meta(file_id="f", revision="r"))


@given(TABLES)
def test_what_was_written_is_read_and_its_checksum_fits(tables: dict[str, dict[str, Any]]) -> None:
    data = serialise(sealed(tables))
    back = parse(data)
    assert {name: rows for name, rows in back.items() if name != META} == tables
    assert read_meta(back).sha256 == checksum(back)
    assert serialise(back) == data


@given(TABLES)
def test_any_json_reader_gives_the_same_values(tables: dict[str, dict[str, Any]]) -> None:
    assert json.loads(serialise(sealed(tables))) == sealed(tables)


def test_one_document_a_line_in_the_order_of_their_numbers_with_sorted_fields() -> None:
    assert serialise(sealed(SMALL)).decode().splitlines()[4:] == [
        ' "lanes": {',
        '  "9": {"id":"x"},',
        '  "10": {"a":{"en":"Lane","zh":"道"},"b":1}',
        " }",
        "}",
    ]


def test_an_empty_table_is_json_too() -> None:
    assert parse(serialise(sealed({"lanes": {}})))["lanes"] == {}


def test_the_checksum_covers_every_value_and_the_head() -> None:
    other = seal(SMALL, Meta(file_id="f", revision="s"))
    foreign = sealed(SMALL)
    foreign[META]["1"]["from_elsewhere"] = 1
    fewer = sealed({"lanes": {"10": SMALL["lanes"]["10"]}})
    assert len({checksum(tables) for tables in (sealed(SMALL), sealed({}), other, foreign, fewer)}) == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\n\n" + data + b"\n",
        lambda data: json.dumps(json.loads(data), indent=7).encode(),
    ],
)
def test_what_mail_and_editors_do_to_a_file_is_no_change(change: Any) -> None:  # noqa: ANN401 - a function of bytes
    back = parse(change(serialise(sealed(SMALL))))
    assert read_meta(back).sha256 == checksum(back)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 5000, "empty"),
        (b"{", "not_json"),
        (b"{}x", "not_json"),
        (b"\xff\xfe{\0}\0", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b"%PDF-1.7", "not_json"),
        (b"[" * 5000 + b"]" * 5000, "not_json"),
        (b"null", "not_a_plan"),
        (b"[]", "not_a_plan"),
        (b"{}", "not_a_plan"),
        (b'"text"', "not_a_plan"),
        (b'{"_default": {"1": {"name": "other"}}}', "not_a_plan"),
        (b'{"_meta": {"1": {"format": "other"}}}', "not_a_plan"),
        (b'{"_meta": {"1": {"format": "roadmap-plan"}}, "lanes": {"x": {}}}', "not_a_plan"),
        (b'{"_meta": {"1": {"format": "roadmap-plan"}}, "lanes": {"1": []}}', "not_a_plan"),
        (b'{"_meta": {"1": {"format": "roadmap-plan"}}, "lanes": []}', "not_a_plan"),
        (b'{"_meta": []}', "not_a_plan"),
    ],
)
def test_what_is_no_plan_is_told_apart(data: bytes, code: str) -> None:
    with pytest.raises(PlanError) as refused:
        parse(data)
    assert refused.value.code == code
    assert refused.value.remedy


@pytest.mark.parametrize(
    "head", [{}, {"file_id": 5, "revision": "r"}, {"file_id": "f", "revision": "r", "schema": "1"}]
)
def test_a_damaged_head_is_told(head: dict[str, Any]) -> None:
    with pytest.raises(PlanError) as refused:
        read_meta({META: {"1": {"format": "roadmap-plan", **head}}})
    assert refused.value.code == "not_a_plan"


def test_the_place_of_damage_is_named_by_line_and_column() -> None:
    data = serialise(sealed(SMALL)).replace(b'{"id":"x"}', b'{"id":x}')
    with pytest.raises(PlanError, match=r"line 6, column \d+"):
        parse(data)


@given(st.data())
def test_a_file_cut_anywhere_is_never_taken_for_a_plan(data: st.DataObject) -> None:
    whole = serialise(sealed(SMALL))
    cut = data.draw(st.integers(0, len(whole.rstrip()) - 1))
    with pytest.raises(PlanError):
        parse(whole[:cut])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_plan_or_a_message(data: bytes) -> None:
    with pytest.raises(PlanError):
        parse(data)
