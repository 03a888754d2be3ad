"""Values of fields as words, and typed words as values; what is none is refused with the remedy."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from i18n import LANGUAGES, _, language, language_name, translate
from i18n.formats import date_short, number
from planning.careers.places import place_id, place_name
from planning.exchange.tabular.columns import Field
from planning.plan.moments import finish_day, start_day
from planning.plan.tables import TABLES
from planning.plan.typed_dates import typed_date
from planning.plan.typed_numbers import typed_count, typed_number
from ui.records.titles import Plan, title_of
from ui.staffing.cells import chosen

Pairs = list[tuple[str, str]]
PLACES = ("duty_station", "place")
LANGUAGE_FIELDS = ("language", "languages")


class Values:
    """How the fields of a table look and are read, in the language of the interface."""

    def __init__(self, plan: Plan, table: str, languages: list[str]) -> None:
        self.plan, self.table, self._languages = plan, table, languages
        self._names: dict[str, dict[str, str]] = {}

    @cached_property
    def _defaults(self) -> Mapping[str, Any]:
        """What a field holds that is left out."""
        return {
            one.name: one.default if one.default is not msgspec.NODEFAULT else None
            for one in msgspec.structs.fields(TABLES[self.table])
        }

    def names(self, table: str) -> dict[str, str]:
        """What the documents of a table are called, in their order."""
        if table not in self._names:
            rows = sorted(self.plan.table(table).values(), key=lambda row: (getattr(row, "order", 0), row.id))
            self._names[table] = {row.id: title_of(self.plan, table, row) for row in rows}
        return self._names[table]

    def choices(self, field: Field) -> Pairs | None:
        """What can be chosen, first nothing where the field may be empty; ``None`` where it is typed."""
        none: Pairs = [] if field.required else [("", "")]
        if field.kind == "reference":
            return [*none, *self.names(field.table).items()]
        if field.kind == "choice":
            words = {value: translate(said, language()) for said, value in (field.choices or {}).items()}
            default = self._defaults.get(field.name)
            return [*(none if not default else []), *words.items()]
        if field.name == "language":
            return [*none, *self.language_names().items()]
        return None

    def language_names(self) -> dict[str, str]:
        """The languages of the plan, then the others that are known."""
        tags = dict.fromkeys((*self._languages, *LANGUAGES))
        return {tag: language_name(tag, language()) for tag in tags}

    def words(self, field: Field, value: object) -> str:
        """A value as it is shown; "" for none."""
        if value is None or value in ("", []):
            return ""
        if field.kind in ("start", "finish"):
            day = start_day if field.kind == "start" else finish_day
            return date_short(day(str(value)), language())
        if field.kind == "flag":
            return _("yes") if value else ""
        if isinstance(value, int | float) or field.kind == "amount":
            return number(f"{Decimal(str(value)).normalize():f}", language())
        if isinstance(value, list):
            return "; ".join(self._one(field, str(one)) for one in value)
        return self._one(field, str(value))

    def _one(self, field: Field, value: str) -> str:
        """A value that is a text or stands for one."""
        if field.kind in ("reference", "references"):
            return self.names(field.table).get(value, value)
        if field.name in PLACES:
            return place_name(self.plan, value)
        if field.name in LANGUAGE_FIELDS:
            return language_name(value, language())
        if field.kind == "choice":
            said = next((said for said, one in (field.choices or {}).items() if one == value), value)
            return translate(said, language())
        return value

    def value(self, field: Field, words: str) -> object:
        """What typed words mean; ``None`` for what a field holds without being said.

        Raises:
            PlanError: they are no such value, with the remedy.
        """
        if not words.strip() and field.kind != "flag":
            return None
        found = self._read(field, words.strip())
        return None if found == self._defaults.get(field.name) and not field.required else found

    def _read(self, field: Field, words: str) -> object:
        if field.kind in ("start", "finish"):
            return typed_date(words, field.kind, language())
        if field.kind in ("references", "list"):
            return self._several(field, words)
        pairs = self.choices(field)
        if pairs is not None:
            return chosen(words, pairs)
        if field.kind == "flag":
            return bool(words) and chosen(words, [("yes", _("yes")), ("no", _("no"))]) == "yes"
        if field.kind == "whole":
            return typed_count(words, language())
        if field.kind == "number":
            typed = typed_number(words, language())
            return int(typed) if typed == int(typed) else typed
        if field.kind == "amount":
            return f"{Decimal(repr(typed_number(words, language()))).normalize():f}"
        return place_id(self.plan, words) if field.name in PLACES else words

    def _several(self, field: Field, words: str) -> list[str] | None:
        parts = [part.strip() for part in re.split(r"[;；\n]" if field.table else r"[;；,，\n]", words)]
        if field.name == "languages":
            pairs = list(self.language_names().items())
        elif field.table:
            pairs = list(self.names(field.table).items())
        else:
            return [part for part in parts if part] or None
        return list(dict.fromkeys(chosen(part, pairs) for part in parts if part)) or None
