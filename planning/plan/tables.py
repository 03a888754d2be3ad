"""Which table holds which entities, what their fields refer to, and how a document becomes an entity."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from planning.plan import (
    baseline,
    competence,
    courses,
    outline_view,
    people,
    roadmap_scenario,
    staffing,
    working_time,
)
from planning.plan import entities as e
from planning.plan.moments import is_moment
from planning.plan.text import Text

TABLES: dict[str, type[e.Entity]] = {
    "plan": e.Plan,
    "phases": e.Phase,
    "lanes": e.Lane,
    "activities": e.Activity,
    "links": e.Link,
    "calendars": working_time.Calendar,
    "baselines": baseline.Baseline,
    "roadmap_scenarios": roadmap_scenario.RoadmapScenario,
    "outline_views": outline_view.OutlineView,
    "demands": e.Demand,
    "budget": e.BudgetRow,
    "figures": e.Figure,
    "risks": e.Risk,
    "decisions": e.Decision,
    "units": e.Unit,
    "posts": staffing.Post,
    "scenarios": staffing.Scenario,
    "assumptions": staffing.Assumption,
    "desks": staffing.Desk,
    "grades": competence.Grade,
    "scales": competence.Scale,
    "frameworks": competence.Framework,
    "competencies": competence.Competency,
    "indicators": competence.Indicator,
    "profiles": competence.Profile,
    "requirements": competence.Requirement,
    "career_moves": competence.CareerMove,
    "career_rules": competence.CareerRule,
    "certifications": competence.Certification,
    "duty_stations": people.DutyStation,
    "people": people.Person,
    "assessments": people.Assessment,
    "certificates": people.Certificate,
    "courses": courses.Course,
    "uplifts": courses.Uplift,
    "sessions": courses.CourseSession,
    "training": courses.Training,
    "sources": e.Source,
}
HEADS: dict[tuple[str, str], type[e.Entity]] = {("budget", "columns"): e.BudgetHead}


class FieldRule(NamedTuple):
    """What a field holds beyond its type: ids of the table ``refers_to``, or what ``kind`` says.

    ``kind`` is ``moment``, ``text`` (words in several languages), ``texts`` (such texts by a key) or empty.
    """

    name: str
    refers_to: str
    kind: str


def entity_type(table: str, id: object) -> type[e.Entity]:
    """The class of a document; :class:`Foreign` for tables that this version does not know."""
    head = HEADS.get((table, id)) if isinstance(id, str) else None
    return head or TABLES.get(table, e.Foreign)


@cache
def field_names(cls: type[e.Entity]) -> frozenset[str]:
    """The fields that ``cls`` knows, without ``extra``."""
    return frozenset(cls.__struct_fields__) - {"extra"}


def entity(table: str, document: dict[str, Any]) -> e.Entity:
    """The typed entity of a document.

    Raises:
        msgspec.ValidationError: where a required field is missing, a field has the wrong type, or a date is
            none: whoever has an entity may reckon with its dates.
    """
    cls = entity_type(table, document.get("id"))
    if not field_names(cls).issuperset(document):
        unknown = document.keys() - field_names(cls)
        extra = {key: document[key] for key in document if key in unknown}
        document = {key: document[key] for key in document if key not in unknown} | {"extra": extra}
    view = msgspec.convert(document, cls)
    for field in dated_fields(cls).intersection(document):
        if not _is_dated(document[field]):
            raise msgspec.ValidationError(f"Expected a date - at `$.{field}`")
    return view


def _is_dated(given: object) -> bool:
    """Whether a text, or each text of an object, is a date."""
    if isinstance(given, str):
        return is_moment(given)
    found = given.values() if isinstance(given, dict) else ()
    return all(is_moment(text) for text in found if isinstance(text, str))


@cache
def field_rules(cls: type[e.Entity]) -> tuple[FieldRule, ...]:
    """The rules of those fields of ``cls`` that have any."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    rules = (_rule(field.encode_name, field.type) for field in info.fields if field.name != "extra")
    return tuple(rule for rule in rules if rule.refers_to or rule.kind)


@cache
def entry_references(cls: type[e.Entity]) -> tuple[tuple[str, FieldRule], ...]:
    """For each field of ``cls`` that lists objects: the fields of those that hold ids, as (field, rule)."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    return tuple(
        (field.encode_name, rule)
        for field in info.fields
        if isinstance(field.type, inspect.ListType) and isinstance(field.type.item_type, inspect.StructType)
        for rule in (_rule(entry.encode_name, entry.type) for entry in field.type.item_type.fields)
        if rule.refers_to
    )


@cache
def fields_of(cls: type[e.Entity], kind: str) -> tuple[str, ...]:
    """The fields of ``cls`` whose rule is of a kind, such as ``moment``."""
    return tuple(rule.name for rule in field_rules(cls) if rule.kind == kind)


@cache
def dated_fields(cls: type[e.Entity]) -> frozenset[str]:
    """The fields of ``cls`` that hold dates, one or several."""
    return frozenset(fields_of(cls, "moment") + fields_of(cls, "moments"))


def moments(cls: type[e.Entity], document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each text that should be a date, with its field; what is no text is left to the types."""
    for field in fields_of(cls, "moment"):
        moment = document.get(field)
        if isinstance(moment, str):
            yield field, moment
    for field in fields_of(cls, "moments"):
        given = document.get(field)
        if isinstance(given, dict):
            yield from ((field, moment) for moment in given.values() if isinstance(moment, str))


def texts(table: str, document: dict[str, Any]) -> Iterator[tuple[str, Text]]:
    """Each text of a document of the right type: (field, text), as ``columns.total`` where it has a key."""
    cls = entity_type(table, document.get("id"))
    for field in fields_of(cls, "text"):
        if document.get(field):
            yield field, document[field]
    for field in fields_of(cls, "texts"):
        for key, text in (document.get(field) or {}).items():
            yield f"{field}.{key}", text


def _rule(name: str, field_type: inspect.Type) -> FieldRule:
    marks = _marks(field_type)
    return FieldRule(name, marks.get("refers_to", ""), marks.get("kind", ""))


def _marks(field_type: inspect.Type) -> dict[str, Any]:
    """The marks of a field: of its annotation, of a union's members, of the items of a list or dict."""
    if isinstance(field_type, inspect.Metadata):
        return _marks(field_type.type) | (field_type.extra or {})
    if isinstance(field_type, inspect.UnionType):
        return {key: value for member in field_type.types for key, value in _marks(member).items()}
    if isinstance(field_type, inspect.ListType):
        return _marks(field_type.item_type)
    if isinstance(field_type, inspect.DictType):
        kind = _marks(field_type.value_type).get("kind", "")
        return {"kind": f"{kind}s"} if kind else {}
    return {}
