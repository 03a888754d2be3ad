"""Which file is of which format: by what it holds, else by its name."""

from pathlib import Path

import pytest

from planning.exchange.formats import FORMATS, WHAT, format_for, format_of, read_suffixes
from planning.plan.errors import PlanError
from tests.planning.exchange.mspdi_xml import project, task


def test_a_file_is_known_by_what_it_holds_whatever_its_name(tmp_path: Path) -> None:
    for name, encoding in (("works.xml", "utf-8"), ("works.txt", "utf-8"), ("works", "utf-16")):
        path = tmp_path / name
        path.write_bytes(project(task(1)).encode(encoding))
        assert format_of(path).name == "mspdi"


@pytest.mark.parametrize("what", ["", "roadmap"])
def test_a_file_of_no_format_is_refused_with_those_there_are(tmp_path: Path, what: str) -> None:
    path = tmp_path / "letter.doc"
    path.write_bytes(b"Dear all")
    with pytest.raises(PlanError) as error:
        format_of(path, what)
    assert (error.value.code, error.value.file) == ("unknown_format", path)
    assert ".xml" in error.value.remedy


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(PlanError) as error:
            format_of(path)
        assert error.value.code == "not_readable"


def test_what_cannot_be_written_is_refused_with_what_can(tmp_path: Path) -> None:
    assert format_for(tmp_path / "r.SVG").name == "svg"
    with pytest.raises(PlanError) as error:
        format_for(tmp_path / "r.doc")
    assert ".svg" in error.value.remedy


def test_every_module_offers_what_its_format_says() -> None:
    for one in FORMATS:
        module = one.load()
        assert all((one.title, one.suffixes))
        assert set(one.reads + one.writes) <= WHAT.keys()
        assert not one.reads or callable(module.read)
        assert not one.writes or callable(module.write)
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert ".xml" in read_suffixes()
