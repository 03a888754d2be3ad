"""The NICE Workforce Framework for Cybersecurity (NIST SP 800-181r1) as JSON.

Work roles are job profiles, competency areas and statements are competencies, and each link of a role with a
statement is a requirement. NICE knows no levels: a statement is held or not.
"""

from typing import Any

import orjson

from i18n import _
from planning.exchange.formats import Exported, Reading, Writing
from planning.exchange.frameworks.files import (
    broken,
    chosen_framework,
    competencies_of,
    given,
    id_of,
    profiles_of,
    read_json,
    refuse_twice,
    rows_of,
    words,
)
from planning.exchange.imported import Imported, LeftOut
from planning.plan.changes import Record
from planning.plan.document import Document

FRAMEWORK = "nice"
ATTRIBUTION = (
    "National Institute of Standards and Technology (NIST), NICE Workforce Framework for Cybersecurity; "
    "work of the United States Government, not subject to copyright in the United States"
)
AREA = "Competency Area"


def read(reading: Reading) -> Imported:
    """Read a file.

    Raises:
        PlanError: ``not_readable``, ``not_this_format``, ``duplicate_id`` with the place.
    """
    path, found = reading.path, read_json(reading.path)
    categories = rows_of(path, found, "categories", "code", "name")
    roles = rows_of(path, found, "work_roles", "code", "name", "category")
    areas = rows_of(path, found, "competency_areas", "code", "name")
    statements = rows_of(path, found, "statements", "code", "text")
    links = rows_of(path, found, "role_statements", "role", "code")
    refuse_twice(path, roles, "work_roles", "code")
    refuse_twice(path, [*areas, *statements], "statements", "code")
    codes = {row["code"] for row in statements}
    _refuse_unknown(reading, links, {row["code"] for row in roles}, codes)
    competencies = [*_areas(areas), *_statements(statements, len(areas))]
    tables = {
        "scales": [_scale()],
        "frameworks": [_framework(found, categories)],
        "competencies": competencies,
        "profiles": _profiles(roles, categories),
        "requirements": [_requirement(link) for link in links],
    }
    counts = {
        "profiles": len(roles),
        "competency_areas": len(areas),
        "statements": len(statements),
        "requirements": len(links),
    }
    return Imported(
        {table: {row["id"]: row for row in rows} for table, rows in tables.items()}, [], counts=counts
    )


def _refuse_unknown(reading: Reading, links: list[Record], roles: set[str], codes: set[str]) -> None:
    for number, link in enumerate(links, start=1):
        for field, known in (("role", roles), ("code", codes)):
            if link[field] not in known:
                reason = _("“{id}” is not in the file").format(id=link[field])
                raise broken(reading.path, reason, f"role_statements/{number}/{field}")


def _scale() -> Record:
    levels = {"0": {"en": "Not held", "zh": "不具备"}, "1": {"en": "Held", "zh": "具备"}}
    return {
        "id": FRAMEWORK,
        "name": {"en": "Held or not", "zh": "是否具备"},
        "levels": levels,
        "proficient": 1,
    }


def _framework(found: dict[str, Any], categories: list[Record]) -> Record:
    source = str(found.get("source", ""))
    version = next((word.lstrip("v").rstrip(",") for word in source.split() if word[:1] == "v"), "")
    return given(
        {
            "id": FRAMEWORK,
            "name": {"en": "NICE Workforce Framework for Cybersecurity", "zh": "NICE网络安全人才框架"},
            "version": version,
            "scale": FRAMEWORK,
            "attribution": {
                "en": ATTRIBUTION,
                "zh": "美国国家标准与技术研究院（NIST）；美国政府作品，在美国不受版权保护",
            },
            "licence": "public domain",
            "translation": {"en": "source"},
            "origin": {"format": FRAMEWORK, "source": source, "categories": categories},
        }
    )


def _areas(areas: list[Record]) -> list[Record]:
    return [
        given(
            {
                "id": id_of(FRAMEWORK, row["code"]),
                "framework": FRAMEWORK,
                "order": number,
                "code": row["code"],
                "name": {"en": row["name"]},
                "description": {"en": row["description"]} if row.get("description") else None,
                "origin": {"type": AREA},
            }
        )
        for number, row in enumerate(areas, start=1)
    ]


def _statements(statements: list[Record], before: int) -> list[Record]:
    return [
        {
            "id": id_of(FRAMEWORK, row["code"]),
            "framework": FRAMEWORK,
            "order": number,
            "code": row["code"],
            "name": {"en": row["text"]},
            "origin": {"type": row.get("type", "")},
        }
        for number, row in enumerate(statements, start=before + 1)
    ]


def _profiles(roles: list[Record], categories: list[Record]) -> list[Record]:
    names = {row["code"]: row["name"] for row in categories}
    told: set[str] = set()
    profiles = []
    for number, row in enumerate(roles, start=1):
        family = row["category"]
        profiles.append(
            given(
                {
                    "id": id_of(FRAMEWORK, row["code"]),
                    "framework": FRAMEWORK,
                    "order": number,
                    "code": row["code"],
                    "name": {"en": row["name"]},
                    "summary": {"en": row["description"]} if row.get("description") else None,
                    "family": family,
                    "family_name": {"en": names.get(family, family)} if family not in told else None,
                    "origin": {"opm": row["opm"]} if "opm" in row else None,
                }
            )
        )
        told.add(family)
    return profiles


def _requirement(link: Record) -> Record:
    return {
        "id": id_of(FRAMEWORK, link["role"], link["code"]),
        "profile": id_of(FRAMEWORK, link["role"]),
        "competency": id_of(FRAMEWORK, link["code"]),
        "level": 1,
    }


def write(document: Document, writing: Writing) -> Exported:
    """A framework as NICE JSON; what NICE has no place for is told.

    Raises:
        PlanError: ``no_framework``, ``no_such_document``.
    """
    framework = chosen_framework(document, writing, FRAMEWORK)
    origin = framework.get("origin") or {}
    profiles = list(profiles_of(document, framework["id"]))
    codes = {row["id"]: row.get("code") or row["id"] for row in profiles}
    known = competencies_of(document, framework["id"])
    found = {
        "source": origin.get("source", words(framework, "name", writing.language)),
        "categories": _categories(origin, profiles, writing.language),
        "work_roles": [_role(row, writing.language) for row in profiles],
        "competency_areas": [_area(r, writing.language) for r in known.values() if _is_area(r)],
        "statements": [_statement(r, writing.language) for r in known.values() if not _is_area(r)],
        "role_statements": [
            {"role": codes[row["profile"]], "code": _code(known[row["competency"]])}
            for row in document.records("requirements").values()
            if row["profile"] in codes and row["competency"] in known
        ],
    }
    return Exported(orjson.dumps(found, option=orjson.OPT_INDENT_2), _left_out(document, framework["id"]))


def _categories(origin: Record, profiles: list[Record], language: str) -> list[Record]:
    kept: list[Record] = list(origin.get("categories", []))
    codes = {row["code"] for row in kept}
    for row in profiles:
        family = row.get("family", "")
        if family and family not in codes:
            codes.add(family)
            kept.append({"code": family, "name": words(row, "family_name", language) or family})
    return kept


def _role(row: Record, language: str) -> Record:
    origin = row.get("origin") or {}
    return {
        "category": row.get("family", ""),
        "code": row.get("code") or row["id"],
        **({"opm": origin["opm"]} if "opm" in origin else {}),
        "name": words(row, "name", language),
        "description": words(row, "summary", language),
    }


def _is_area(row: Record) -> bool:
    return (row.get("origin") or {}).get("type") == AREA or row.get("kind") == "family"


def _area(row: Record, language: str) -> Record:
    return {
        "code": _code(row),
        "name": words(row, "name", language),
        "description": words(row, "description", language),
    }


def _statement(row: Record, language: str) -> Record:
    type_ = (row.get("origin") or {}).get("type") or "Skill"
    return {"type": type_, "code": _code(row), "text": words(row, "name", language)}


def _code(row: Record) -> str:
    return str(row.get("code") or row["id"])


def _left_out(document: Document, framework: str) -> list[LeftOut]:
    known = competencies_of(document, framework)
    indicators = [r for r in document.records("indicators").values() if r["competency"] in known]
    levels = [
        r
        for r in document.records("requirements").values()
        if r["competency"] in known and r.get("level") != 1
    ]
    found = []
    if indicators:
        message = _("Behavioural indicators: this format has no levels.")
        found.append(LeftOut("indicators", len(indicators), message))
    if levels:
        message = _("Levels of requirements: this format has none.")
        found.append(LeftOut("levels", len(levels), message))
    return found
