"""Makes the plans that are shipped: A/69/517 from the facts beside it, and the blank one.

Run ``python -m planning.plan.sample``; it writes ``resources/plans/*.plan.json``. The facts are in
``resources/plans/a69-517.facts.json``, in the order and the wording of the report (A/69/517, Annexes I to III
and the paragraphs cited); posts and what is assumed about them, which the report does not print, in
``a69-517.staffing.json``, marked as illustrative. The same facts give the same bytes: a test builds anew and
compares.
"""

import calendar
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson

import resources
from planning.careers.library import library_tables
from planning.plan.changes import Record
from planning.plan.sample_people import people_tables
from planning.plan.transaction import Tables
from planning.store.snapshot import Meta, seal, serialise

BLANK: Tables = {
    "plan": {
        "plan": {
            "id": "plan",
            "title": {"en": "New plan", "zh": "新计划"},
            "languages": ["en", "zh"],
            # Three years; who makes a plan from this template gets those from the current year on.
            "horizon_start": "2025-01-01",
            "horizon_finish": "2027-12-31",
        }
    },
    "lanes": {"lane-1": {"id": "lane-1", "order": 1, "name": {"en": "Activities", "zh": "活动"}}},
}
GRADE_RULES: dict[str, Record] = {
    "g-6": {"time_in_grade_months": 24},
    "g-7": {"time_in_grade_months": 24},
    "p-2": {"time_in_grade_months": 24},
    "p-3": {"time_in_grade_months": 24},
    "p-4": {"time_in_grade_months": 24},
    "p-5": {"time_in_grade_months": 36, "managerial_level": 3},
    "d-1": {"time_in_grade_months": 36, "managerial_level": 4},
    "d-2": {"managerial_level": 5},
    "asg": {"managerial_level": 5},
    "usg": {"managerial_level": 5},
}
RULE_NOTE = {
    "en": "Time in grade and managerial level are illustrative; para. 52 sets no figures.",
    "zh": "任职年限和管理能力等级仅为示例；第52段未规定数字。",
}
SPANS = {
    (True, True): "both",
    (True, False): "start",
    (False, True): "finish",
    (False, False): "",
}


def sample_tables(facts: dict[str, Any]) -> Tables:
    """The tables of the plan that the facts of a report tell."""
    return {
        "plan": {"plan": _head(facts)},
        "phases": _ordered(facts["phases"]),
        "lanes": _ordered(facts["lanes"]),
        "activities": _ordered(_activity(row, facts) for row in facts["roadmap"]),
        "budget": dict(_budget(facts["budget"])),
        "figures": _ordered(_figures(facts)),
        "risks": _ordered(facts["risks"]),
        "decisions": _ordered(facts["decisions"]),
        "units": _ordered(_units(facts["units"], None, "")),
        "sources": _ordered(facts["sources"]),
        **{table: _ordered(records) for table, records in facts.get("staffing", {}).items()},
    }


def with_careers(tables: Tables) -> Tables:
    """A plan with illustrative careers: competencies, profiles, people, training, on UN grades."""
    careers = library_tables("ict")
    for name in ("un-grades", "un-mobility"):
        for table, rows in library_tables(name).items():
            careers.setdefault(table, {}).update(rows)
    for id, rule in GRADE_RULES.items():
        careers["grades"][id] = careers["grades"][id] | rule | {"illustrative": True, "note": RULE_NOTE}
    careers |= people_tables(careers)
    sources = _ordered([*tables["sources"].values(), *careers.pop("sources").values()])
    return tables | careers | {"sources": sources}


def plan_bytes(name: str, tables: Tables) -> bytes:
    """A plan file whose identity follows from its name and content, not from chance."""
    numbered: Tables = {
        table: {str(number): row for number, row in enumerate(rows.values(), start=1)}
        for table, rows in tables.items()
    }
    content = orjson.dumps(numbered, option=orjson.OPT_SORT_KEYS)
    meta = Meta(file_id=_digest(name.encode()), revision=_digest(content))
    return serialise(seal(numbered, meta))


def build() -> dict[Path, bytes]:
    """The shipped plans by their paths."""
    facts = orjson.loads(resources.path("plans", "a69-517.facts.json").read_bytes())
    facts["staffing"] = orjson.loads(resources.path("plans", "a69-517.staffing.json").read_bytes())
    plans = {"a69-517": with_careers(sample_tables(facts)), "blank": BLANK}
    return {
        resources.path("plans", f"{name}.plan.json"): plan_bytes(name, tables)
        for name, tables in plans.items()
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _figures(facts: dict[str, Any]) -> Iterator[Record]:
    """The figures with their groups; the first of a group says its name."""
    for group, figures in facts["figures"].items():
        for number, figure in enumerate(figures):
            name = {} if number else {"group_name": facts["figure_groups"][group]}
            yield {**figure, "group": group, **name}


def _given(record: Record) -> Record:
    """A record without the fields that say nothing."""
    return {field: value for field, value in record.items() if value not in (None, "", [], {})}


def _ordered(records: Iterator[Record] | list[Record]) -> dict[str, Record]:
    """Records by id, numbered in their order."""
    return {
        record["id"]: _given({"order": number, **record}) for number, record in enumerate(records, start=1)
    }


def _head(facts: dict[str, Any]) -> Record:
    first, last = facts["horizon"]
    kept = {field: facts[field] for field in ("title", "symbol", "languages", "translation_note")}
    return {"id": "plan", **kept, "horizon_start": _start(first), "horizon_finish": _finish(last)}


def _activity(row: Record, facts: dict[str, Any]) -> Record:
    """A row of Annex I: each end stated by the text or, where it is not, an indicative one."""
    stated, indicative = row.get("stated", [None, None]), row.get("indicative", [None, None])
    start, finish = (given or assumed for given, assumed in zip(stated, indicative, strict=True))
    return {
        **{field: row.get(field) for field in ("id", "name", "lane", "parent", "kind", "paragraphs")},
        "start": _start(start),
        "finish": _finish(finish),
        "indicative": SPANS[stated[0] is None, stated[1] is None],
        "date_basis": row.get("basis", facts["basis_of_undated_rows"]),
        "date_paragraphs": row.get("basis_paragraphs"),
    }


def _start(text: str) -> str:
    """The first day of a quarter (``2013-Q3``), or the day that is given."""
    year, _, quarter = text.partition("-Q")
    return date(int(year), 3 * int(quarter) - 2, 1).isoformat() if quarter else text


def _finish(text: str) -> str:
    """The last day of a quarter, or the day that is given."""
    year, _, quarter = text.partition("-Q")
    if not quarter:
        return text
    month = 3 * int(quarter)
    return date(int(year), month, calendar.monthrange(int(year), month)[1]).isoformat()


def _budget(budget: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    """The head, then the rows with their values under the columns' names."""
    head = {field: budget[field] for field in budget if field != "rows"}
    yield "columns", {"id": "columns", **head, "column_order": list(budget["columns"])}
    for row in budget["rows"]:
        values = dict(zip(budget["columns"], row["values"], strict=True))
        kept = {field: row[field] for field in row if field != "values"}
        yield row["period"], {"id": row["period"], **kept, **_given(values)}


def _units(units: list[Record], parent: str | None, subprogramme: str) -> Iterator[Record]:
    """The units from the top down; those below a subprogramme belong to it."""
    for unit in units:
        below, own = unit.get("units", []), unit.get("subprogramme", subprogramme)
        kept = {field: unit[field] for field in unit if field != "units"}
        yield {"kind": "unit", **kept, "parent": parent, "subprogramme": own}
        yield from _units(below, unit["id"], own)


if __name__ == "__main__":
    for path, data in build().items():
        path.write_bytes(data)
