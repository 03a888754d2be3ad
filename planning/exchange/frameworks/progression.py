"""Progression ladders as YAML, in the shape of the Financial Times (engineering-progression, MIT).

Levels are job profiles, those for individual contributors on the technical and those for people managers on
the managerial track; themes are families; each competency belongs to a level and a theme and has a
proficiency.
"""

from statistics import fmean
from typing import Any

import yaml

from i18n import _
from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.frameworks.files import (
    broken,
    chosen_framework,
    competencies_of,
    given,
    id_of,
    profiles_of,
    read_text,
    refuse_twice,
    rows_of,
    words,
)
from planning.exchange.imported import Imported, LeftOut
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.transaction import slug

FORMAT = "progression"
TRACKS = {"ic": "technical", "pm": "managerial", "director": "managerial"}
"""The track that the last part of a level's id tells."""


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format``, ``duplicate_id`` with the place.
    """
    path, found = reading.path, _loaded(reading)
    levels = rows_of(path, found, "levels", "id", "name")
    themes = rows_of(path, found, "themes", "id", "name")
    rows = rows_of(path, found, "competencies", "id", "level", "theme", "summary", "proficiency")
    for key, records in (("levels", levels), ("themes", themes), ("competencies", rows)):
        refuse_twice(path, records, key, "id")
    for field, known in (("level", levels), ("theme", themes)):
        _refuse_unknown(reading, rows, field, {row["id"] for row in known})
    framework = slug(str(found.get("name", ""))) or slug(path.stem) or FORMAT
    scale = _proficiencies(rows, [row["id"] for row in levels])
    tag = reading.language
    tables = {
        "scales": [_scale(framework, scale, tag)],
        "frameworks": [_framework(framework, found, tag)],
        "competencies": [
            *(_theme(framework, number, row, tag) for number, row in enumerate(themes, start=1)),
            *(_competency(framework, number, row, tag) for number, row in enumerate(rows, start=1)),
        ],
        "profiles": [_profile(framework, number, row, tag) for number, row in enumerate(levels, start=1)],
        "requirements": [_requirement(framework, row, scale) for row in rows],
    }
    counts = {"competencies": len(rows), "themes": len(themes), "profiles": len(levels), "tracks": 2}
    counts["tracks"] = len({row["track"] for row in tables["profiles"] if "track" in row})
    return Imported(
        {table: {row["id"]: row for row in made} for table, made in tables.items()}, [], counts=counts
    )


def _loaded(reading: Reading) -> dict[str, Any]:
    try:
        found = yaml.safe_load(read_text(reading.path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise broken(reading.path, error.problem or "YAML", place) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise broken(reading.path, type(error).__name__) from None
    if not isinstance(found, dict):
        raise broken(reading.path, _("it holds no object"))
    return found


def _refuse_unknown(reading: Reading, rows: list[Record], field: str, known: set[str]) -> None:
    for number, row in enumerate(rows, start=1):
        if row[field] not in known:
            reason = _("“{id}” is not in the file").format(id=row[field])
            raise broken(reading.path, reason, f"competencies/{number}/{field}")


def _proficiencies(rows: list[Record], levels: list[str]) -> list[str]:
    """The proficiencies from low to high: the file does not order them, the levels that ask for them do."""
    places: dict[str, list[int]] = {}
    for row in rows:
        places.setdefault(row["proficiency"], []).append(levels.index(row["level"]))
    return sorted(places, key=lambda name: (fmean(places[name]), name))


def _scale(framework: str, scale: list[str], tag: str) -> Record:
    levels = {str(number): {tag: name} for number, name in enumerate(scale, start=1)}
    return {"id": framework, "name": {tag: "Proficiency"}, "levels": levels, "proficient": 1}


def _framework(framework: str, found: dict[str, Any], tag: str) -> Record:
    kept = {
        k: v for k, v in found.items() if k not in ("levels", "themes", "competencies", "name", "summary")
    }
    return given(
        {
            "id": framework,
            "name": {tag: str(found.get("name") or framework)},
            "description": {tag: found["summary"]} if found.get("summary") else None,
            "scale": framework,
            "translation": {tag: "source"},
            "origin": {"format": FORMAT, "fields": kept},
        }
    )


def _theme(framework: str, number: int, row: Record, tag: str) -> Record:
    return given(
        {
            "id": id_of(framework, row["id"]),
            "framework": framework,
            "kind": "family",
            "order": number,
            "code": row["id"],
            "name": {tag: row["name"]},
            "description": {tag: row["summary"]} if row.get("summary") else None,
            "origin": _other(row, "id", "name", "summary"),
        }
    )


def _competency(framework: str, number: int, row: Record, tag: str) -> Record:
    kind = "managerial" if row["theme"] == "leadership" else None
    return given(
        {
            "id": id_of(framework, row["id"]),
            "framework": framework,
            "parent": id_of(framework, row["theme"]),
            "kind": kind,
            "order": number,
            "code": row["id"],
            "name": {tag: row["summary"]},
            "origin": {"proficiency": row["proficiency"]}
            | _other(row, "id", "level", "theme", "summary", "proficiency"),
        }
    )


def _other(row: Record, *known: str) -> Record:
    return {field: value for field, value in row.items() if field not in known}


def _profile(framework: str, number: int, row: Record, tag: str) -> Record:
    return given(
        {
            "id": id_of(framework, row["id"]),
            "framework": framework,
            "order": number,
            "code": row["id"],
            "name": {tag: row["name"]},
            "track": TRACKS.get(row["id"].rpartition("-")[2]),
            "origin": _other(row, "id", "name"),
        }
    )


def _requirement(framework: str, row: Record, scale: list[str]) -> Record:
    return {
        "id": id_of(framework, row["level"], row["id"]),
        "profile": id_of(framework, row["level"]),
        "competency": id_of(framework, row["id"]),
        "level": scale.index(row["proficiency"]) + 1,
    }


def write(document: Document, writing: Writing) -> Exported:
    """A framework as a ladder; each competency goes to the first profile that requires it.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FORMAT)
    tag = writing.language
    known = competencies_of(document, framework["id"])
    profiles = list(profiles_of(document, framework["id"]))
    asked = _first_requirements(document, known, {row["id"] for row in profiles})
    scale = document.records("scales").get(framework.get("scale", ""), {})
    origin = framework.get("origin") or {}
    found = {
        "name": words(framework, "name", tag),
        **({"summary": words(framework, "description", tag)} if framework.get("description") else {}),
        **origin.get("fields", {}),
        "levels": [_level_of(row, tag) for row in profiles],
        "themes": [_theme_of(row, tag) for row in known.values() if row.get("kind") == "family"],
        "competencies": [
            _competency_of(row, document, known, asked[id], scale, tag)
            for id, row in known.items()
            if row.get("kind") != "family" and id in asked
        ],
    }
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=100)
    alone = [id for id, row in known.items() if row.get("kind") != "family" and id not in asked]
    others = sum(row["competency"] in known for row in document.records("requirements").values()) - len(asked)
    left_out = []
    if others:
        message = _("Requirements of further job profiles: here a competency belongs to one.")
        left_out.append(LeftOut("requirements", others, message))
    if alone:
        message = _("Competencies that no job profile requires.")
        left_out.append(LeftOut("competencies", len(alone), message))
    return Exported(text.encode(), left_out)


def _first_requirements(
    document: Document, known: dict[str, Record], profiles: set[str]
) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for row in document.records("requirements").values():
        if row["competency"] in known and row["profile"] in profiles:
            found.setdefault(row["competency"], row)
    return found


def _level_of(row: Record, tag: str) -> Record:
    return {"id": row.get("code") or row["id"], "name": words(row, "name", tag), **(row.get("origin") or {})}


def _theme_of(row: Record, tag: str) -> Record:
    summary = words(row, "description", tag)
    return {
        "id": row.get("code") or row["id"],
        "name": words(row, "name", tag),
        **({"summary": summary} if summary else {}),
        **(row.get("origin") or {}),
    }


def _competency_of(
    row: Record,
    document: Document,
    known: dict[str, Record],
    requirement: Record,
    scale: Record,
    tag: str,
) -> Record:
    profile = document.records("profiles")[requirement["profile"]]
    theme = known.get(row.get("parent", ""), {})
    name = words({"name": scale.get("levels", {}).get(str(requirement["level"]))}, "name", tag)
    origin = {k: v for k, v in (row.get("origin") or {}).items() if k != "proficiency"}
    return {
        "id": row.get("code") or row["id"],
        "level": profile.get("code") or profile["id"],
        "theme": theme.get("code") or theme.get("id", ""),
        "summary": words(row, "name", tag),
        "proficiency": name or str(requirement["level"]),
        **origin,
    }
