"""What the finished pages would lack is told before anything is written, with its place and a remedy."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.reports import Options, write_report
from tests.planning.reports.conftest import MakeReport, Tables

RARE = "\U00020021"  # CJK UNIFIED IDEOGRAPH-20021, which no font of ours has


def test_a_missing_character_is_told_before_writing(sample_tables: Tables, tmp_path: Path) -> None:
    sample_tables["risks"]["weak-governance"]["name"]["zh"] += RARE
    path = tmp_path / "brief.pdf"
    told: list[str] = []

    def warn(found: Sequence[str]) -> None:
        assert not path.exists()
        told.extend(found)

    result = write_report(Document(sample_tables), path, Options("brief", ("en", "zh")), warn=warn)
    (words,) = told
    assert "U+20021 CJK UNIFIED IDEOGRAPH-20021" in words
    assert "“Weak governance and leadership” (risks/weak-governance/name: zh)" in words
    assert result.blemishes == result.warnings == (words,)


def test_a_language_that_is_not_printed_lacks_nothing(report: MakeReport, sample_tables: Tables) -> None:
    sample_tables["risks"]["weak-governance"]["name"]["zh"] += RARE
    assert report(sample_tables, languages=("en",)).result.blemishes == ()


def test_a_final_report_without_a_character_is_refused(report: MakeReport, sample_tables: Tables) -> None:
    sample_tables["plan"]["plan"]["title"]["en"] += RARE
    with pytest.raises(PlanError) as caught:
        report(sample_tables, is_final=True)
    assert caught.value.code == "no_glyph"
    assert "plan/plan/title: en" in caught.value.message
    assert caught.value.remedy


POSTERS = [(0, "A4", ""), (40, "A4", "Choose A2"), (900, "A3", "pages")]


@pytest.mark.parametrize(("rows", "paper", "advice"), POSTERS)
def test_a_poster_that_cannot_be_read_is_told(
    sample_tables: Tables, tmp_path: Path, rows: int, paper: str, advice: str
) -> None:
    network = sample_tables["activities"]["network"]
    for number in range(rows - len(sample_tables["activities"])):
        sample_tables["activities"][f"a{number}"] = network | {"id": f"a{number}", "order": 100 + number}
    options = Options("roadmap", ("en", "zh"), frozenset({"roadmap"}), paper, chart="poster")
    result = write_report(Document(sample_tables), tmp_path / "poster.pdf", options)
    assert len(result.blemishes) == bool(advice)
    assert advice in "".join(result.blemishes)
