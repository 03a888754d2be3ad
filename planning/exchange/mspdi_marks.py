"""What this program writes into MS Project XML to know its own rows again.

Custom text fields of tasks, which MS Project keeps: ``Text30`` holds the row's place in the plan, ``Text29``
the dates that are days and not minutes. The alias of the first names the language of the names.
"""

import re
from collections.abc import Iterator, Mapping

from planning.exchange.xml_text import tag
from planning.exchange.xml_tree import Element

PLACE_FIELD, DAYS_FIELD = "188744016", "188744015"
"""FieldID of Text30 and Text29 (MSPDI: PjField)."""
PLACE_ALIAS = re.compile(r"Roadmap row \(([A-Za-z0-9-]{2,20})\)")


def definitions(language: str) -> str:
    """The definitions of the two fields."""
    place = tag(
        "ExtendedAttribute", FieldID=PLACE_FIELD, FieldName="Text30", Alias=f"Roadmap row ({language})"
    )
    days = tag("ExtendedAttribute", FieldID=DAYS_FIELD, FieldName="Text29", Alias="Roadmap days")
    return tag("ExtendedAttributes", place, days)


def marked(place: str, days: str) -> str:
    """The two fields of a row."""
    found = tag("ExtendedAttribute", FieldID=PLACE_FIELD, Value=place)
    return found + (tag("ExtendedAttribute", FieldID=DAYS_FIELD, Value=days) if days else "")


class Marks:
    """The places that rows of a file name, where this program wrote it."""

    def __init__(self, root: Element) -> None:
        aliases = {
            field.word("FieldID"): field.word("Alias")
            for field in root.within("ExtendedAttributes", "ExtendedAttribute")
        }
        found = PLACE_ALIAS.fullmatch(aliases.get(PLACE_FIELD, ""))
        self.language = found.group(1) if found else ""

    def __bool__(self) -> bool:
        return bool(self.language)

    def place(self, task: Element) -> tuple[str, str]:
        """Table and id of a row; empty where the row was added elsewhere."""
        table, _slash, id = self._values(task).get(PLACE_FIELD, "").partition("/")
        return (table, id) if self and table in ("phases", "lanes", "activities") and id else ("", "")

    def days(self, task: Element) -> frozenset[str]:
        """The fields that are days and not minutes, and those that were only made up for MS Project."""
        return frozenset(self._values(task).get(DAYS_FIELD, "").split()) if self else frozenset()

    def others(self, task: Element) -> int:
        """How many fields of one's own a row has besides."""
        return sum(1 for _field in self._others(task))

    def _others(self, task: Element) -> Iterator[Element]:
        own = {PLACE_FIELD, DAYS_FIELD} if self else set()
        return (field for field in task.all("ExtendedAttribute") if field.word("FieldID") not in own)

    @staticmethod
    def _values(task: Element) -> Mapping[str, str]:
        return {field.word("FieldID"): field.word("Value") for field in task.all("ExtendedAttribute")}
