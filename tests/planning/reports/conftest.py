"""Plans, fonts and finished reports for tests of printing."""

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.reports import Options, ReportResult, write_report
from planning.reports.text.fonts import FontBook
from planning.reports.text.shaped import Justify, Shaped, Span, Style

Tables = dict[str, dict[str, dict[str, Any]]]
DATA = Path(__file__).parent / "data"


class Report(NamedTuple):
    """A report on the disk with what was said about it."""

    path: Path
    result: ReportResult


MakeShaped = Callable[..., Shaped]
MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="session")
def shape(fonts: FontBook) -> MakeShaped:
    def make(
        content: str | Sequence[Span], language: str = "en", size: float = 10.0, justify: Justify = "none"
    ) -> Shaped:
        return Shaped(content, Style(language, size, size * 1.5, justify=justify), fonts)

    return make


@pytest.fixture
def sample_tables() -> Tables:
    """The sample plan, to be changed."""
    return copy.deepcopy(template_tables("a69-517"))


@pytest.fixture
def report(tmp_path: Path) -> MakeReport:
    """Writes a brief of tables."""

    def make(tables: Tables, languages: tuple[str, ...] = ("en", "zh"), **options: Any) -> Report:
        path = tmp_path / "brief.pdf"
        document = Document(tables)
        return Report(path, write_report(document, path, Options("brief", languages, **options)))

    return make


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The brief of the sample plan in English and Chinese."""
    path = tmp_path_factory.mktemp("reports") / "brief.pdf"
    document = Document(template_tables("a69-517"))
    return Report(path, write_report(document, path, Options("brief", ("en", "zh"))))


@pytest.fixture(scope="session")
def brief_text(brief: Report) -> str:
    return extracted(brief.path)


@pytest.fixture(scope="session")
def chinese_texts() -> list[str]:
    """All Chinese of the sample plan, and sentences full of marks."""
    found = list(_chinese(template_tables("a69-517")))
    return found + (DATA / "chinese.txt").read_text(encoding="utf-8").split("\n")


def _chinese(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("zh"), str):
            yield value["zh"]
        for part in value.values():
            yield from _chinese(part)


def extracted(path: Path) -> str:
    """The text of a PDF in the order of its content, without spaces and line ends."""
    pdf = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\x02\ufffe]+", "", text)


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements of a structure tree in reading order."""
    if isinstance(root, pikepdf.Array):
        for kid in root:
            yield from elements(kid)
    elif isinstance(root, pikepdf.Dictionary) and "/S" in root:
        yield root
        if "/K" in root:
            yield from elements(root.K)
