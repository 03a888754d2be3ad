"""Small structures that the tests of staffing share."""

from typing import Any

from planning.plan.transaction import Tables

Record = dict[str, Any]


def small_tables(**tables: list[Record]) -> Tables:
    """A plan with an office, two units below it, and what is given beside them."""
    plan = {
        "title": {"en": "P"},
        "languages": ["en"],
        "horizon_start": "2014-01-01",
        "horizon_finish": "2018-12-31",
    }
    units: list[Record] = [
        {"id": "office", "name": {"en": "Office"}},
        {"id": "services", "name": {"en": "Services"}, "parent": "office"},
        {"id": "network", "name": {"en": "Network"}, "parent": "services"},
        {"id": "desk", "name": {"en": "Desk"}, "parent": "services"},
    ]
    rows: dict[str, list[Record]] = {"plan": [{"id": "plan", **plan}], "units": units, **tables}
    return {table: {record["id"]: record for record in records} for table, records in rows.items()}


def assumption(
    parameter: str, value: float = 0, grades: tuple[str, ...] | list[str] = (), **fields: object
) -> Record:
    """An assumption whose id follows from what it is about."""
    id = "-".join([parameter, *grades]).replace(" ", "_")
    named = {"id": id, "name": {"en": parameter}, "parameter": parameter, "value": value}
    return {**named, "grades": list(grades), **fields}
