"""What a document should hold of its plan, and how much of that is found again in text taken from its PDF.

Chinese is compared by sequences of four characters, other languages word by word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the judges of finished documents, who compare only, have no application
    from planning.plan.document import Document

_NAMED = {
    "brief": ("activities", "lanes", "phases", "decisions", "risks"),
    "roadmap": ("activities", "lanes", "phases"),
    "careers": ("profiles", "competencies", "courses"),
    "staffing": ("units", "scenarios"),
}
_NAMED["full"] = tuple({table: None for tables in _NAMED.values() for table in (*tables, "figures")})
_WHOLE = frozenset({"decisions", "risks"})  # of these the text stands there as well as the name


def put_in(plan: "Document", kind: str, tag: str) -> list[str]:
    """The names and texts of the plan that a report of a kind prints in a language."""
    return [text for table in _NAMED[kind] for text in _texts(plan, table, tag)]


def _texts(plan: "Document", table: str, tag: str) -> Iterator[str]:
    required = {one["competency"] for one in plan.records("requirements").values()}
    for id, record in plan.records(table).items():
        if table == "competencies" and id not in required:
            continue
        for field in ("name", "text") if table in _WHOLE else ("name",):
            yield from filter(None, [record.get(field, {}).get(tag, "")])


def found_again(texts: list[str], extracted: str, tag: str) -> float:
    """The share of what was put in that a text holds, from 0 to 1; 1 where nothing was."""
    wanted: Counter[str] = sum((_pieces(text, tag) for text in texts), Counter())
    there = _pieces(extracted, tag)
    kept = sum(min(count, there[piece]) for piece, count in wanted.items())
    return kept / wanted.total() if wanted else 1.0


def _pieces(text: str, tag: str) -> Counter[str]:
    if tag != "zh":
        return Counter(re.findall(r"[^\W\d_]{2,}", text))
    text = re.sub(r"[\s\u200b\u00ad\x02\ufffe]+", "", text)
    return Counter(text[at : at + 4] for at in range(len(text) - 3))
