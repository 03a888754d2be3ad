"""Facing pages, one language after the other, final reports, periods, encryption."""

import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.reports import Options, ReportResult, write_report
from tests.planning.reports.conftest import Tables, elements, extracted

PLAN = Path(__file__).parents[2] / "data" / "six-languages.plan.json"


@pytest.fixture(scope="module")
def plan() -> Document:
    return Document.open(PLAN, read_only=True)


def written(document: Document, path: Path, **options: Any) -> ReportResult:
    return write_report(document, path, Options("brief", ("en", "fr"))._replace(**options))


def pages_of(path: Path) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_facing_pages_say_the_same_in_two_languages(plan: Document, tmp_path: Path) -> None:
    path = tmp_path / "f.pdf"
    result = written(plan, path, layout="facing")
    pages = pages_of(path)
    assert result.pages == len(pages)
    assert len(pages) % 2 == 1  # the cover, then pairs
    for left, right in zip(pages[1::2], pages[2::2], strict=True):
        assert "Page" in left
        assert "sur" in right
    assert "Risks" in "".join(pages[1::2])
    assert "Risks" not in "".join(pages[2::2])
    with pikepdf.open(path) as pdf:
        assert pdf.Root.PageLayout == "/TwoPageRight"


def test_facing_tables_keep_their_rows_beside_each_other(sample_tables: Tables, tmp_path: Path) -> None:
    path = tmp_path / "f.pdf"
    options = Options("brief", ("en", "zh"), {"sources"}, layout="facing")
    write_report(Document(sample_tables), path, options)
    pages = pages_of(path)
    for left, right in zip(pages[1::2], pages[2::2], strict=True):
        symbols = re.findall(r"A/[A-Z\d/]+", left)
        assert symbols == re.findall(r"A/[A-Z\d/]+", right)
        assert symbols


def test_one_language_after_the_other(plan: Document, tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    written(plan, path, layout="sequential")
    text = extracted(path)
    assert text.index("Decisionsaskedfor") < text.index("Risks") < text.index("Décisionsdemandées")
    with pikepdf.open(path) as pdf:
        parts = [one for one in elements(pdf.Root.StructTreeRoot.K) if one.S == "/Part"]
        assert [str(part.Lang) for part in parts[1:]] == ["en", "fr"]  # after the cover


def test_a_final_report_is_complete(sample_tables: Tables, tmp_path: Path) -> None:
    del sample_tables["risks"][next(iter(sample_tables["risks"]))]["text"]["zh"]
    document, path = Document(sample_tables), tmp_path / "b.pdf"
    wish = Options("brief", ("en", "zh"), {"risks"}, is_final=True)
    with pytest.raises(PlanError) as caught:
        write_report(document, path, wish)
    assert caught.value.code == "incomplete"
    place = f"risks/{next(iter(sample_tables['risks']))}/text: zh"
    assert place in caught.value.message
    assert not path.exists()
    assert write_report(document, path, wish._replace(is_final=False)).fallbacks == (place,)
    write_report(document, path, wish._replace(parts=frozenset({"decisions"})))


def test_an_encrypted_file_opens_with_its_password_and_is_no_archive(
    plan: Document, tmp_path: Path
) -> None:
    path = tmp_path / "e.pdf"
    result = written(plan, path, password="Пароль 密码")
    assert result.standards == ("PDF/UA-1",)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="Пароль 密码") as pdf:
        assert pdf.encryption.R == 6
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" not in pdf.Root
        assert pdf.allow.accessibility


def test_a_period_shows_what_touches_it(plan: Document, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    write_report(plan, path, Options("roadmap", ("en",), period=("2028-01-01", "2028-12-31")))
    text = extracted(path)
    assert "Independentevaluation" in text
    assert "Oneservicedesk" not in text
    assert "Q12028" in text
    assert plan.plan.horizon_start == "2026-01-01"
