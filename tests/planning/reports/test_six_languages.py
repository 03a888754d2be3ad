"""Reports in any pair of the six languages of the United Nations, translated unofficially."""

import re
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from i18n import INTERFACE_LANGUAGES, LANGUAGES, catalogue, translate
from planning.plan.document import Document
from planning.reports import Options, report_kinds, write_report
from tests.planning.reports.conftest import extracted, squeezed
from tests.printed import found_again, put_in

PLAN = Path(__file__).parents[2] / "data" / "six-languages.plan.json"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def plan() -> Document:
    return Document.open(PLAN, read_only=True)


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag not in INTERFACE_LANGUAGES])
def test_reports_say_their_own_words_in_every_language(tag: str) -> None:
    """The catalogues of the interface are whole: ``tests/i18n`` asks for more."""
    lacking = set(catalogue.missing(ROOT, tag))
    own = {message.id for message in catalogue.extract(ROOT, tag) if _is_of_reports(message.locations)}
    assert not {id if isinstance(id, str) else id[0] for id in own} & lacking


def _is_of_reports(locations: list[tuple[str, int]]) -> bool:
    return any(file.startswith("planning/reports/") for file, _ in locations)


@pytest.mark.parametrize("pair", list(combinations(LANGUAGES, 2)), ids="-".join)
def test_every_pair(plan: Document, tmp_path: Path, pair: tuple[str, str]) -> None:
    path = tmp_path / "brief.pdf"
    result = write_report(plan, path, Options("brief", pair, {"decisions", "risks"}))
    assert result.warnings == ()
    text = extracted(path)
    for tag in pair:  # word by word: the extractor turns lines that hold both directions
        assert squeezed(translate("Risks", tag)) in text
        said = re.sub("[（(].*", "", plan.records("risks")["supply"]["text"][tag])
        words = re.findall(r"\w{4}" if tag == "zh" else r"\w{3,}", said)
        found = sum(word in text or word[::-1] in text for word in words)
        assert found >= len(words) - (tag == "zh")  # one may stand on two lines


def test_the_plan_says_that_its_translations_are_unofficial(plan: Document) -> None:
    assert set(plan.plan.translation_note) == set(plan.languages) == set(LANGUAGES)


def test_what_is_lost_is_noticed() -> None:
    assert found_again(["المراحل الرئيسية"], "المراحل", "ar") == 0.5
    assert found_again(["附件二所提结构"], "附件二所提机构", "zh") == 0.5
    assert found_again(["one one"], "one", "en") == 0.5


@pytest.mark.parametrize("kind", [kind.id for kind in report_kinds()])
def test_nothing_is_missing_in_any_document(plan: Document, tmp_path: Path, kind: str) -> None:
    result = write_report(plan, tmp_path / "r.pdf", Options(kind, ("ar", "fr")))
    assert (result.fallbacks, result.missing_characters, result.warnings) == ((), (), ())
    with pypdfium2.PdfDocument(tmp_path / "r.pdf") as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for tag in ("ar", "fr"):
        assert found_again(put_in(plan, kind, tag), text, tag) >= 0.99
