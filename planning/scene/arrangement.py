"""How the rows of an outline are arranged: which are shown, in what order, under which heads.

A filter is typed as words: each must be found in what a row says, in any language. ``field:words`` looks in
one field; ``field>value`` and ``field<value`` compare dates, lengths (in days) and numbers, as in
``owner:chen critical:yes slack<5``. Names of fields are those of :data:`planning.scene.fields.FIELDS` or
their titles in the language of the interface. A word with a minus before it must not be found.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from i18n import N_, translate
from planning.plan import entities as e
from planning.plan.errors import PlanError
from planning.plan.moments import start_day
from planning.plan.typed_dates import typed_date
from planning.scene.fields import DAY_OF_WORK, FIELDS, RECKONED, Cell, Reading
from planning.scene.rows import Key, Outline

GROUPINGS = {
    "": N_("Phase and driver"),
    "lane": N_("Lane"),
    "phase": N_("Phase"),
    "owner": N_("Owner"),
    "status": N_("Status"),
    "critical": N_("Critical path"),
    "none": N_("No groups"),
}
"""By what rows can be grouped; "" as the plan has them."""
TERM = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\s:<>="]+)(?P<op>[:<>=]))?(?:"(?P<quoted>[^"]*)"?|(?P<word>\S+))'
)
LENGTHS = frozenset("duration total_slack free_slack start_variance finish_variance".split())
SHORT = {"slack": "total_slack", "variance": "finish_variance", "no": "number", "rag": "status"}


class Arrangement(NamedTuple):
    """What the user chose: words of the filter, values by field, sorting, grouping.

    Values are those of :attr:`planning.scene.fields.Cell.value`, the same in every language.
    """

    words: str = ""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Fields with the values of which one must stand in them; "" for nothing in them."""
    sort: str = ""
    is_descending: bool = False
    group: str = ""

    @property
    def filters(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.words.strip() or self.values)

    @property
    def needs_results(self) -> bool:
        """Whether it looks at what is reckoned from the plan."""
        fields = {self.sort, self.group, *(field for field, _values in self.values)}
        fields |= {term.field for term in terms(self.words, "en")}
        return bool(fields & RECKONED)


AS_PLANNED = Arrangement()


class Term(NamedTuple):
    """One term of a filter: where it looks, how it compares, what it looks for."""

    field: str
    op: str
    value: str
    is_negative: bool = False


def terms(words: str, language: str) -> list[Term]:
    """The terms of a filter; a field that is not known is part of a plain word."""
    found = []
    names = {translate(field.title, language).casefold(): field.name for field in FIELDS.values()}
    names |= {name: name for name in (*FIELDS, "name")} | SHORT
    names[translate(N_("Name"), language).casefold()] = "name"
    for match in TERM.finditer(words.replace("：", ":")):
        value = match["quoted"] if match["quoted"] is not None else match["word"]
        field = names.get((match["field"] or "").casefold().replace(" ", "_"), "")
        if match["field"] and not field:
            value = f"{match['field']}{match['op']}{value}"
        op = (match["op"] or ":") if field else ":"
        found.append(Term(field, ":" if op == "=" else op, value.casefold(), bool(match["minus"])))
    return found


class Arranger:
    """Applies an arrangement to an outline."""

    def __init__(self, arrangement: Arrangement, reading: Reading) -> None:
        self.arrangement, self._reading = arrangement, reading
        self._terms = terms(arrangement.words, reading.language)
        self._limits = {term: self._limit(term) for term in self._terms if term.op in "<>"}
        self.pinned: set[str] = set()
        """Activities that are shown whatever the filter says: those that were just added."""

    def refresh(self) -> None:
        """Forget what was read of the plan as it was."""
        self._reading.refresh()

    def keeps(self, activity: e.Activity) -> bool:
        """Whether the filter lets an activity pass."""
        if activity.id in self.pinned:
            return True
        for field, values in self.arrangement.values:
            if self._reading.cell(field, activity).value not in values:
                return False
        return all(self._passes(activity, term) != term.is_negative for term in self._terms)

    def _passes(self, activity: e.Activity, term: Term) -> bool:
        if term.op in "<>":
            return self._compares(activity, term)
        if term.field == "name":
            return any(term.value in words.casefold() for words in activity.name.values())
        if term.field:
            cell = self._reading.cell(term.field, activity)
            # What the program knows by a word of its own ("yes", "red") may be asked for in every language.
            return term.value in cell.words.casefold() or term.value == cell.code
        number = self._reading.numbers.get(activity.id, "")
        return term.value in _said(self._reading.outline, activity) or term.value in number

    def _compares(self, activity: e.Activity, term: Term) -> bool:
        if term.field == "name":
            return False
        key, limit = self._reading.cell(term.field, activity).key, self._limits[term]
        if not isinstance(key, float | int) or limit is None:
            return False
        return key < limit if term.op == "<" else key > limit

    def _limit(self, term: Term) -> float | None:
        """What is compared with: a number, a length in days, a share, or a date as people type it."""
        plain = term.value.removesuffix("%").replace(",", ".")
        try:
            number = float(plain)
        except ValueError:
            number = None
        if number is not None and term.field not in DATES:
            scale = DAY_OF_WORK if term.field in LENGTHS else 0.01 if term.field == "progress" else 1.0
            return number * scale
        end = "start" if term.op == "<" else "finish"  # before the year begins, after it ends
        try:
            iso = typed_date(term.value, end, self._reading.language)
        except PlanError:
            return None
        return float(start_day(iso).toordinal()) if iso else None

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """Activities in the order of the sort; what has nothing in the field comes last either way."""
        field, listed = self.arrangement.sort, list(ids)
        if not field:
            return listed
        activities = self._reading.outline.activities
        keys = {id: self._key(field, activities[id]) for id in listed}
        full = [id for id in listed if keys[id] is not None]
        places: dict[str, Any] = dict(keys)
        if len({type(keys[id]) for id in full}) > 1:  # numbers go before words
            places = {id: _comparable(keys[id]) for id in full}
        full.sort(key=places.__getitem__, reverse=self.arrangement.is_descending)
        return full + [id for id in listed if keys[id] is None]

    def _key(self, field: str, activity: e.Activity) -> float | str | None:
        if field == "name":
            return _words(self._reading, activity).casefold()
        return self._reading.cell(field, activity).key

    def groups(self, ids: Iterable[str]) -> list[tuple[Key, str, list[str]]]:
        """Heads with their activities: key of the head, its words, the activities in order."""
        field = self.arrangement.group
        if field == "none":
            return [(("", ""), "", self.ordered(ids))]
        found: dict[Cell, list[str]] = {}
        activities, read = self._reading.outline.activities, FIELDS[field].read
        for id in ids:
            cell = read(self._reading, activities[id])
            found.setdefault(cell, []).append(id)
        cells = list(found)
        if field not in ("lane", "phase"):  # those come in the order of the plan, as the activities do
            cells.sort(key=lambda cell: (cell.key is None, _comparable(cell.key)))
        return [
            (("", f"group:{cell.value}"), self._head(field, cell.words), self.ordered(found[cell]))
            for cell in cells
        ]

    def _head(self, field: str, words: str) -> str:
        """What stands over a group; a bare "yes" says what of."""
        title = translate(FIELDS[field].title, self._reading.language)
        if not words:
            title = title[:1].lower() + title[1:]
            return translate(N_("Without {field}"), self._reading.language).format(field=title)
        pattern = N_("{field}: {value}")
        said = translate(pattern, self._reading.language).format(field=title, value=words)
        return words if field in ("lane", "phase", "owner") else said


DATES = frozenset("start finish early_start early_finish late_start late_finish deadline p80".split())


def _comparable(key: float | str | None) -> tuple[int, float, str]:
    return (1, 0.0, key) if isinstance(key, str) else (0, float(key or 0), "")


def _words(reading: Reading, activity: e.Activity) -> str:
    return activity.name.get(reading.language) or next(iter(activity.name.values()), "")


def _said(outline: Outline, activity: e.Activity) -> str:
    """What a plain word is looked for in besides the number, each text on its own line; kept by activity."""
    kept = outline.said.get(activity.id)
    if kept is not None and kept[0] is activity:
        return kept[1]
    texts = (activity.name, activity.notes, activity.date_basis)
    lines = [words for text in texts for words in text.values()]
    said = "\n".join([*lines, activity.owner or "", *activity.paragraphs]).casefold()
    outline.said[activity.id] = activity, said
    return said


def choices(outline: Outline, reading: Reading, field: str) -> list[Cell]:
    """What stands in a field of the activities, each once and in order; nothing where some have nothing."""
    cells = {reading.cell(field, activity) for activity in outline.activities.values()}
    return sorted(cells, key=lambda cell: (cell.key is None, _comparable(cell.key)))
