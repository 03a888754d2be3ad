"""XML from elsewhere: what is read, and that hostile files are refused with a reason, soon and cheaply."""

from pathlib import Path

import pytest

from planning.exchange import xml_tree
from planning.exchange.xml_tree import read_xml
from planning.plan.errors import PlanError

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><root>&i;</root>"
)


def file(folder: Path, text: str | bytes) -> Path:
    path = folder / "some.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_elements_text_and_paths_without_namespaces(tmp_path: Path) -> None:
    text = '<a xmlns="http://example.org/x"><b><c> 1 </c><c>2</c></b><b><c>3</c></b><d/></a>'
    root, _counts = read_xml(file(tmp_path, text))
    assert (root.tag, [child.tag for child in root.children]) == ("a", ["b", "b", "d"])
    assert [c.text.strip() for c in root.within("b", "c")] == ["1", "2", "3"]
    assert (root.word("d"), root.word("nothing")) == ("", "")


def test_what_is_skipped_is_counted(tmp_path: Path) -> None:
    root, counts = read_xml(file(tmp_path, "<a><b><c>1</c></b><c/><b/></a>"), frozenset({"b"}))
    assert [child.tag for child in root.children] == ["c"]
    assert counts == {"b": 2}


def test_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        text = f'<?xml version="1.0" encoding="{encoding}"?><a>Genève</a>'
        assert read_xml(file(tmp_path, text.encode(encoding)))[0].text == "Genève"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_xml"),
        ("no xml", "not_xml"),
        ("<a><b></a>", "not_xml"),
        ("<a>", "not_xml"),
        (b"\x00\x01\x02", "not_xml"),
        ("<a>\x01</a>", "not_xml"),
        (LAUGHS, "xml_dtd"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml_dtd"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "xml_dtd"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/a.dtd"> %x;]><a/>', "xml_dtd"),
        ("<!DOCTYPE a><a/>", "xml_dtd"),
        ("<a>" * 200_000, "too_deep"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, text: str | bytes, code: str) -> None:
    path = file(tmp_path, text)
    with pytest.raises(PlanError) as error:
        read_xml(path)
    assert (error.value.code, error.value.file) == (code, path)
    assert error.value.remedy


def test_too_many_elements_too_long_texts_and_too_large_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_tree, "MAX_ELEMENTS", 1000)
    monkeypatch.setattr(xml_tree, "MAX_TEXT", 1000)
    monkeypatch.setattr(xml_tree, "MAX_BYTES", 100_000)
    texts = {"too_deep": f"<a>{'<b/>' * 1000}</a>", "too_large": f"<a>{'x' * 1001}</a>"}
    for code, text in texts.items():
        with pytest.raises(PlanError) as error:
            read_xml(file(tmp_path, text))
        assert error.value.code == code
    with pytest.raises(PlanError) as error:
        read_xml(file(tmp_path, f"<a>{' ' * 100_000}</a>"))
    assert error.value.code == "too_large"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.xml", tmp_path):
        with pytest.raises(PlanError) as error:
            read_xml(path)
        assert (error.value.code, error.value.file) == ("unreadable", path)
