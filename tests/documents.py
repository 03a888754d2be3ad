"""Writes every document in pairs of languages: ``python -m tests.documents --pairs en-zh ar-fr -o FOLDER``.

English and Chinese are written from the sample plan, other pairs from the test plan in six languages. With
``--samples`` only a few are written, for ``docs/samples``: every document in English and Chinese, the brief
in the other pairs, and one of each layout and form. Else a JSON file beside each document says which texts of
the plan it should hold, by language.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from planning.plan.document import Document
from planning.plan.template import template_tables
from planning.reports import Options, report_kinds, write_report
from tests.printed import put_in

SIX = Path(__file__).parent / "data" / "six-languages.plan.json"
PERSON = {"en-zh": "person-003", "six": "person-a"}


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description="Write every document in pairs of languages.")
    parser.add_argument("--pairs", nargs="+", required=True, metavar="A-B")
    parser.add_argument("--samples", action="store_true")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    plans = {"en-zh": Document(template_tables("a69-517")), "six": Document.open(SIX, read_only=True)}
    for pair in asked.pairs:
        plan = plans.get(pair, plans["six"])
        for name, options in _wanted(pair, is_sample=asked.samples):
            result = write_report(plan, asked.output / f"{name}-{pair}.pdf", options)
            print(f"{name}-{pair}.pdf: {result.pages} pages")
            if not asked.samples and options.parts is None:
                texts = {tag: put_in(plan, options.kind, tag) for tag in options.languages}
                (asked.output / f"{name}-{pair}.json").write_text(json.dumps(texts, ensure_ascii=False))


def _wanted(pair: str, *, is_sample: bool) -> Iterator[tuple[str, Options]]:
    """The documents of a pair by their names."""
    first, second = pair.split("-")
    person = PERSON.get(pair, PERSON["six"])
    kinds = [kind.id for kind in report_kinds()]
    if is_sample:
        kinds = ["brief", "roadmap", "careers", "staffing"] if pair == "en-zh" else ["brief"]
    for kind in kinds:
        yield kind, Options(kind, (first, second), person=person if kind == "careers" else "")
    roadmap = Options("roadmap", (first, second), frozenset({"roadmap"}))
    if not is_sample or pair == "ar-fr":
        yield "brief-facing", Options("brief", (first, second), layout="facing")
        yield "poster-a2-tiled", roadmap._replace(chart="tiled", page_size="A2")
    if not is_sample:
        yield "brief-sequential", Options("brief", (first, second), layout="sequential")
    if not is_sample or pair == "en-zh":
        yield "poster-a3", roadmap._replace(chart="poster", page_size="A3")


if __name__ == "__main__":
    main()
