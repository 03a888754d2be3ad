"""Writing: what is refused, what is left untouched, what is told while it goes on."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.template import template_tables
from planning.reports import Options, files, write_report


@pytest.fixture
def document() -> Document:
    return Document(template_tables("a69-517"))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"kind": "novel"}, "unknown_kind"),
        ({"parts": {"figures", "gossip"}}, "unknown_part"),
        ({"page_size": "A0½"}, "unknown_page_size"),
        ({"layout": "spiral"}, "unknown_layout"),
        ({"chart": "sphere"}, "unknown_chart"),
        ({"period": ("2014-01-01", "2013-01-01")}, "unknown_period"),
        ({"period": ("soon", "later")}, "unknown_period"),
        ({"languages": ("en", "en")}, "number_of_languages"),
        ({"languages": ()}, "number_of_languages"),
        ({"languages": ("en", "zh", "fr")}, "number_of_languages"),
        ({"languages": ("en", "xx-nonsense-")}, "unknown_language"),
        ({"languages": ("en", "fr")}, "missing_language"),
    ],
)
def test_wrong_wishes_are_refused(
    document: Document, tmp_path: Path, options: dict[str, Any], code: str
) -> None:
    wishes = Options("brief", ("en", "zh"))._replace(**options)
    with pytest.raises(PlanError) as caught:
        write_report(document, tmp_path / "brief.pdf", wishes)
    assert caught.value.code == code
    assert caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def write(document: Document, path: Path) -> None:
    write_report(document, path, Options("brief", ("en",), {"figures"}))


def test_a_missing_folder_and_a_folder_in_the_place_of_the_file(document: Document, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere" / "brief.pdf", tmp_path):
        with pytest.raises(PlanError) as caught:
            write(document, path)
        assert caught.value.code == "cannot_write"
        assert caught.value.file == path
        assert caught.value.remedy


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_takes_no_more_leaves_the_old_report(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "write_atomically", fail)
    with pytest.raises(PlanError) as caught:
        write(document, path)
    assert caught.value.remedy
    assert path.read_bytes() == b"old"


def test_progress_rises_to_one(document: Document, tmp_path: Path) -> None:
    shares: list[float] = []
    path = tmp_path / "brief.pdf"
    write_report(document, path, Options("brief", ("en", "zh")), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 5


def test_cancelling_leaves_nothing(document: Document, tmp_path: Path) -> None:
    asked = iter([False, False, True])
    with pytest.raises(PlanError) as caught:
        write_report(
            document,
            tmp_path / "brief.pdf",
            Options("brief", ("en", "zh")),
            cancelled=lambda: next(asked, True),
        )
    assert caught.value.code == "cancelled"
    assert list(tmp_path.iterdir()) == []


def test_letter_paper(document: Document, tmp_path: Path) -> None:
    options = Options("brief", ("en", "zh"), page_size="Letter")
    result = write_report(document, tmp_path / "b.pdf", options)
    assert result.pages >= 4


def test_offering_reports_loads_no_typesetting() -> None:
    code = (
        "import sys; from planning.reports import report_kinds; report_kinds();"
        "slow = {'reportlab', 'uharfbuzz', 'pikepdf', 'numpy', 'PIL'};"
        "sys.exit(bool(slow & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
