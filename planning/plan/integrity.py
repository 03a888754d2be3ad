"""Is the plan whole: rules of its documents, references, circles, translations, dates within their frame.

A plan that was only ever changed through transactions keeps the rules; a file may have been written by hand,
merged, or damaged.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple, cast

from i18n import _, language
from i18n.formats import date_short, list_text
from i18n.languages import language_name
from planning.plan.changes import Record
from planning.plan.consistency import WITH_PARENT
from planning.plan.document import Document
from planning.plan.entities import Activity, Lane, Phase
from planning.plan.errors import PlanError
from planning.plan.finding import Finding
from planning.plan.link_circles import LinkGraph, rows_of
from planning.plan.moments import finish_day, start_day
from planning.plan.references import circles, link_ends, references
from planning.plan.tables import TABLES, texts
from planning.plan.text import missing_languages, text_in
from planning.plan.validation import check_document

Sound = dict[str, dict[str, Record]]


def sound_documents(document: Document) -> tuple[Sound, list[Finding]]:
    """The documents that keep the rules, by table and id, and what is wrong with the others."""
    sound: Sound = {}
    found = list(_unknown_tables(document))
    for table in TABLES:
        sound[table] = {}
        for id, record in document.records(table).items():
            wrong = _wrong(table, id, record)
            if wrong is None:
                sound[table][id] = record
            else:
                found.append(wrong)
    return sound, found


def _unknown_tables(document: Document) -> Iterator[Finding]:
    for table in document.names():
        if table not in TABLES:
            message = _("This version does not know the table “{table}”; it is kept as it stands.")
            yield Finding("unknown_table", "info", table, message=message.format(table=table))
    if "plan" not in document.records("plan"):
        yield Finding("no_such_document", "error", "plan", "plan", message=_("The plan has no head."))


def _wrong(table: str, id: str, record: Record) -> Finding | None:
    try:
        check_document(table, record)
    except PlanError as error:
        return Finding(error.code, "error", table, id, error.field, message=error.message)
    if record["id"] != id:
        message = _("“{id}” is the id of another document of the table too.").format(id=record["id"])
        return Finding("duplicate_id", "error", table, id, "id", message=message)
    return None


def dangling(document: Document, sound: Sound) -> Iterator[Finding]:
    """References to documents that do not exist."""
    tables = {table: document.records(table) for table in TABLES}
    for table, records in sound.items():
        for id, record in records.items():
            for field, target, other in references(table, record):
                if other not in tables[target]:
                    message = _("“{id}” in “{field}” is not in the table “{table}”.")
                    text = message.format(id=other, field=field, table=target)
                    yield Finding("unknown_reference", "error", table, id, field, message=text)


def closed_circles(sound: Sound) -> Iterator[Finding]:
    """Parents, and links, that lead back to where they started."""
    for table in WITH_PARENT:
        records = sound[table]
        parents = {id: [record["parent"]] for id, record in records.items() if record.get("parent")}
        for circle in _circles(parents):
            yield _circle("parent_cycle", table, circle[0], "parent", circle, records)
    yield from _link_circles(sound)


def _link_circles(sound: Sound) -> Iterator[Finding]:
    """Circles of links, also through summary rows; each is told at a link that it goes through."""
    rows, links = sound["activities"], sound["links"]
    leaving: dict[str, list[Record]] = {}
    children: dict[str, list[str]] = {}
    named: dict[tuple[str, str], str] = {}
    for id, link in links.items():
        leaving.setdefault(link["predecessor"], []).append(link)
        named[link_ends(link)] = id
    for id, row in rows.items():
        children.setdefault(str(row.get("parent") or ""), []).append(id)
    graph = LinkGraph(rows.get, lambda id: leaving.get(id, ()), lambda id: children.get(id, ()))
    for circle in circles(map(graph.leaving, links.values()), graph.followers):
        ids = rows_of(circle)
        closing = next((named[ends] for ends in reversed(list(pairwise(ids))) if ends in named), "")
        if not closing:
            continue  # a circle of parents, which is told as such
        yield _circle("link_cycle", "links", closing, "successor", ids, rows)


def _circles(followers: dict[str, list[str]]) -> Iterator[list[str]]:
    return circles(followers, lambda id: followers.get(id, ()))


def _circle(
    code: str, table: str, id: str, field: str, circle: list[str], named: Mapping[str, Record]
) -> Finding:
    names = " → ".join(text_in(named.get(one, {}).get("name"), language()) or one for one in circle)
    return Finding(code, "error", table, id, field, message=_("A circle: {names}.").format(names=names))


def untranslated(document: Document, sound: Sound) -> Iterator[Finding]:
    """Texts that do not speak all languages of the plan."""
    if "plan" not in sound["plan"]:
        return
    languages = document.languages
    for table, records in sound.items():
        for id, record in records.items():
            for field, text in texts(table, record):
                missing = missing_languages(text, languages) if text else []
                if missing:
                    yield _untranslated(table, id, field, missing)


def _untranslated(table: str, id: str, field: str, missing: list[str]) -> Finding:
    tag = language()
    names = list_text([language_name(other, tag) for other in missing], tag)
    text = _("“{field}” is missing in {languages}.").format(field=field, languages=names)
    return Finding("missing_translation", "warning", table, id, field, message=text)


def out_of_frame(document: Document, sound: Sound) -> Iterator[Finding]:
    """Activities that leave the horizon of the plan, or the dates that their phase is fixed to."""
    if "plan" not in sound["plan"]:
        return
    plan, lanes, phases = document.plan, document.table("lanes"), document.table("phases")
    horizon = Frame("outside_horizon", _("the horizon of the plan"), plan.horizon_start, plan.horizon_finish)
    for activity in cast(Mapping[str, Activity], document.table("activities")).values():
        yield from _outside(activity, horizon)
        lane = cast(Lane | None, lanes.get(activity.lane))
        phase = cast(Phase | None, phases.get(lane.phase or "")) if lane else None
        if phase is not None and (phase.start or phase.finish):
            name = text_in(phase.name, language())
            yield from _outside(activity, Frame("outside_phase", name, phase.start, phase.finish))


class Frame(NamedTuple):
    """Dates within which something should lie, with their name; ``None`` where that side is open."""

    code: str
    name: str
    start: str | None
    finish: str | None


def _outside(activity: Activity, frame: Frame) -> Iterator[Finding]:
    start, finish = activity.start or activity.finish, activity.finish or activity.start
    if start and frame.start and start_day(start) < start_day(frame.start):
        message = _("“{name}” starts on {date}, before {frame}.")
        yield _off(activity, "start", start_day(start), start_day(frame.start), frame, message)
    if finish and frame.finish and finish_day(finish) > finish_day(frame.finish):
        message = _("“{name}” finishes on {date}, after {frame}.")
        yield _off(activity, "finish", finish_day(finish), finish_day(frame.finish), frame, message)


def _off(activity: Activity, field: str, day: date, limit: date, frame: Frame, message: str) -> Finding:
    tag = language()
    text = message.format(name=text_in(activity.name, tag), date=date_short(day, tag), frame=frame.name)
    return Finding(
        frame.code,
        "warning",
        "activities",
        activity.id,
        field,
        printed=day.isoformat(),
        computed=limit.isoformat(),
        message=text,
    )
