"""The brief as its readers get it: all that was put in, in order, in both languages, on few pages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.reports import report_kinds
from planning.reports.parts.figures import chosen_figures
from tests.planning.reports.conftest import MakeReport, Report, Tables, extracted, squeezed

SHOWN = ("activities", "lanes", "phases", "decisions", "risks")


def page_sizes(path: Path) -> list[tuple[int, int]]:
    with pikepdf.open(path) as pdf:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages]


def words(tables: Tables, language: str) -> Iterator[str]:
    for table in SHOWN:
        for record in tables[table].values():
            yield record["name"][language]
            if "text" in record:
                yield record["text"][language]


def grams(text: str, size: int = 4) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))


def test_pages(brief: Report) -> None:
    assert brief.result.pages == 4
    assert page_sizes(brief.path) == [(595, 842), (842, 595), *[(595, 842)] * 2]
    assert brief.result.part_pages["roadmap"] == (2, 2)
    assert brief.result.part_pages["budget"] == (3, 3)
    assert brief.result.missing_characters == ()
    assert brief.result.fallbacks == ()
    assert brief.result.warnings == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_can_be_found_as_it_was_put_in(brief_text: str, sample_tables: Tables, language: str) -> None:
    wanted = sum((grams(squeezed(text)) for text in words(sample_tables, language)), Counter())
    found = grams(brief_text)
    kept = sum(min(count, found[gram]) for gram, count in wanted.items())
    assert kept / wanted.total() > 0.99


def test_every_digit_of_the_budget_is_printed(brief_text: str, sample_tables: Tables) -> None:
    for record in sample_tables["budget"].values():
        for column in sample_tables["budget"]["columns"]["columns"]:
            if column in record:
                whole, _, fraction = record[column].partition(".")
                assert f"{int(whole):,}.{fraction}" in brief_text


def test_what_does_not_agree_is_said_beside_the_printed_digits(brief_text: str) -> None:
    for computed in ("1,519.1", "4,158.0", "4,525.5", "759.5", "38,426", "75.6–77.4"):
        assert computed in brief_text
    assert "countedintheregularbudget" in brief_text
    assert "计入经常预算" in brief_text


def test_dates_that_no_text_states_are_marked(brief_text: str) -> None:
    assert "~Q32013–~Q22017" in brief_text
    assert "Q42014–Q32016" in brief_text
    assert "31Jan2017" in brief_text


def test_no_page_is_all_but_empty(brief: Report) -> None:
    pdf = pypdfium2.PdfDocument(brief.path)
    lengths = [len(page.get_textpage().get_text_range()) for page in pdf]
    pdf.close()
    assert min(lengths) > 600


def test_one_language_alone(report: MakeReport, sample_tables: Tables) -> None:
    written = report(sample_tables, ("zh",))
    assert "风险" in extracted(written.path) or written.result.pages > 3
    assert "Insecureapplications" not in extracted(written.path)


def test_only_the_parts_that_are_wanted(report: MakeReport, sample_tables: Tables) -> None:
    written = report(sample_tables, parts={"budget", "sources"})
    assert set(written.result.part_pages) == {"title", "budget", "sources"}
    assert "41,426" in extracted(written.path)


def test_scenarios_of_the_structure_go_into_the_brief_where_wanted(
    report: MakeReport, sample_tables: Tables
) -> None:
    written = report(sample_tables, parts={"scenarios"})
    assert set(written.result.part_pages) == {"title", "scenarios"}
    text = extracted(written.path)
    assert squeezed("Annex II as proposed") in text
    assert squeezed("Illustrative: posts, dates and assumptions") in text


def test_missing_text_is_shown_in_the_other_language_and_named(
    report: MakeReport, sample_tables: Tables
) -> None:
    for record in sample_tables["risks"].values():
        del record["text"]["zh"]
    written = report(sample_tables)
    risks = list(sample_tables["risks"])
    assert [place for place in written.result.fallbacks if "/text" in place] == [
        f"risks/{risk}/text: zh" for risk in risks
    ]
    assert len(written.result.warnings) == 1
    one = squeezed(next(iter(sample_tables["risks"].values()))["text"]["en"])
    assert extracted(written.path).count(one) == 2


def test_a_fallback_keeps_its_language(report: MakeReport, sample_tables: Tables) -> None:
    del next(iter(sample_tables["risks"].values()))["text"]["zh"]
    written = report(sample_tables, parts={"risks"})
    with pikepdf.open(written.path) as pdf:
        languages = Counter(
            str(thing.Lang)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P" and "/Lang" in thing
        )
    assert languages["en"] >= 1


def test_blank_plan(report: MakeReport) -> None:
    written = report(template_tables("blank"))
    assert written.result.pages == 1
    assert "Newplan" in extracted(written.path)


@pytest.mark.parametrize("table", ["budget", "figures", "activities", "units", "decisions", "risks"])
def test_a_plan_without_a_table(report: MakeReport, sample_tables: Tables, table: str) -> None:
    sample_tables[table].clear()
    written = report(sample_tables)
    gone = {"activities": "roadmap"}.get(table, table)
    assert gone not in written.result.part_pages


def test_a_plan_too_long_for_a_brief_is_folded_and_says_so(report: MakeReport, sample_tables: Tables) -> None:
    pattern = sample_tables["activities"]["network"]
    for number in range(200):
        sample_tables["activities"][f"a{number}"] = {**pattern, "id": f"a{number}", "order": 100 + number}
    written = report(sample_tables, parts={"roadmap"})
    first, last = written.result.part_pages["roadmap"]
    assert last - first < 3
    assert re.search("214activitiesarefolded", extracted(written.path))


def test_a_name_too_long_for_its_row_is_shortened_with_an_ellipsis(
    report: MakeReport, sample_tables: Tables
) -> None:
    sample_tables["activities"]["network"]["name"]["en"] = "Network and infrastructure " * 20
    assert "…" in extracted(report(sample_tables, parts={"roadmap"}).path)


def test_one_figure_of_every_group_is_a_key_figure() -> None:
    figures = list(Document(template_tables("a69-517")).table("figures").values())
    chosen = chosen_figures(figures)
    assert len(chosen) == 10
    assert {figure.group for figure in chosen} == {figure.group for figure in figures}  # type: ignore[attr-defined]  # table of figures


def test_kinds_say_what_they_hold() -> None:
    (brief, *_) = report_kinds()
    assert brief.id == "brief"
    assert [part.id for part in brief.parts if part.is_default] == [
        "phases",
        "figures",
        "decisions",
        "roadmap",
        "budget",
        "people",
        "shortfalls",
        "findings",
        "risks",
    ]


def test_a_note_too_long_for_the_foot_is_shortened_there(report: MakeReport, sample_tables: Tables) -> None:
    note = {"en": "An unofficial translation. " * 30, "zh": ""}
    sample_tables["plan"]["plan"]["translation_note"] = note
    written = report(sample_tables, parts={"figures", "sources"})
    assert written.result.pages > 1
    assert extracted(written.path).count("Anunofficialtranslation.") < 2 * 30 + 8 * written.result.pages
