"""SVG: well-formed, self-contained, text as text."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from planning.exchange.svg import path_data, svg
from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.scene.drawing import Design, whole_plan
from planning.scene.measure import estimated
from planning.scene.metrics import COMFORTABLE

NS = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def document() -> Document:
    return Document(template_tables("a69-517"))


def parsed(document: Document, language: str = "en", **design: object) -> ET.Element:
    drawing = whole_plan(document, estimated, Design(**design), language)  # type: ignore[arg-type]  # fields of Design
    return ET.fromstring(svg(drawing))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_are_text_and_the_language_is_said(document: Document, language: str) -> None:
    root = parsed(document, language)
    words = {node.text for node in root.iter(f"{NS}text")}
    assert {"en": "Network and infrastructure", "zh": "网络和基础设施"}[language] in words
    assert root.get("lang") == language
    title = root.find(f"{NS}title")
    assert title is not None
    assert title.text == document.plan.title[language]


def test_every_hatch_that_is_used_is_defined_and_nothing_is_loaded(document: Document) -> None:
    root = parsed(document)
    used = {match for node in root.iter() for match in re.findall(r"url\(#([^)]+)\)", node.get("fill", ""))}
    assert used == {node.get("id") for node in root.iter(f"{NS}pattern")}
    assert not [node for node in root.iter() if any("href" in name for name in node.attrib)]


def test_names_are_escaped(document: Document) -> None:
    with document.transaction("Rename") as t:
        t.set("activities", "network", name={"en": '<R&D> "x"'})
    assert '<R&D> "x"' in {node.text for node in parsed(document).iter(f"{NS}text")}


def test_the_drawing_is_as_large_as_it_says(document: Document) -> None:
    root = parsed(document, width=1000, outline=300, today=date(2015, 4, 1))
    assert root.get("viewBox") == f"0 0 1000 {root.get('height')}"
    assert root.get("width") == "1000"


def test_a_plan_of_low_rows_has_a_rectangle_for_each_bar(document: Document) -> None:
    root = parsed(document, metrics=COMFORTABLE.with_row(4), has_legend=False)
    assert len(list(root.iter(f"{NS}rect"))) > len(document.table("activities"))


def test_corners_are_rounded_where_the_legs_are_long_enough() -> None:
    assert path_data(((0, 0), (10, 0), (10, 10)), 4) == "M0,0 L6,0 Q10,0 10,4 L10,10"
    assert path_data(((0, 0), (10, 0), (10, 10))) == "M0,0 L10,0 L10,10"
