"""``roadmap-app merge``: two copies of a plan that were edited apart, brought together into a third."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from i18n import _, language
from i18n.counting import counted
from planning.merge.ancestor import Copy, common_ancestor, read_copy
from planning.merge.merging import LONE, compare, merge
from planning.merge.reasons import reason
from planning.merge.three_way import Conflict, Merged, States, value_at
from planning.merge.values import ABSENT
from planning.plan.changes import Record
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.references import link_ends
from planning.plan.text import text_in
from planning.plan.transaction import TITLES
from planning.store.plan_file import refuse_existing
from roadmap_app.cli import output
from roadmap_app.cli.parsers import add_json

LONGEST = 60  # characters of a value in a line


def configure(parser: ArgumentParser) -> None:
    """Declare the copies, where the result goes, and how conflicts are decided."""
    parser.add_argument(
        "copies",
        nargs="+",
        type=Path,
        metavar="[BASE] MINE THEIRS",
        help=_("both copies; before them the plan they came from, where it is not to be found by itself"),
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=_("the new plan"))
    parser.add_argument(
        "--take", choices=["mine", "theirs"], help=_("decide every conflict as one copy has it")
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help=_("do without a common origin: list everything that differs"),
    )
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Bring them together and list the conflicts; 1 where some are left to decide."""
    refuse_existing(arguments.output)
    merged, states = _merged(arguments)
    document = Document(merged.tables)
    document.save_as(arguments.output)
    document.close()
    left = _left(merged, arguments.take)
    if arguments.json:
        decided = [one for one in merged.conflicts if one not in left]
        output.json({"ok": not left, "conflicts": [_fields(one, merged) for one in left],
                     "decided": [_fields(one, merged) for one in decided]})  # fmt: skip
    else:
        for conflict in left:
            print(_line(conflict, merged, states))
        count = len(left)
        print(counted("{count} conflict is left.", "{count} conflicts are left.", count) if left
              else _("The copies are together; nothing is left to decide."))  # fmt: skip
    return 1 if left else 0


def _merged(arguments: Namespace) -> tuple[Merged, list[States]]:
    """The merge, and the states in which names are looked up.

    Raises:
        PlanError: a copy cannot be read, or nobody knows what they came from.
    """
    if len(arguments.copies) not in (2, 3):
        raise PlanError(_("Two copies are needed, or their origin and two copies."), code="wrong_use")
    *origin, mine, theirs = (read_copy(path) for path in arguments.copies)
    if arguments.compare:
        return compare(mine.tables, theirs.tables, arguments.take), [mine.tables, theirs.tables]
    base = origin[0].tables if origin else _found(mine, theirs, arguments)
    return merge(base, mine.tables, theirs.tables, arguments.take), [mine.tables, theirs.tables, base]


def _found(mine: Copy, theirs: Copy, arguments: Namespace) -> States:
    base = common_ancestor(mine, theirs)
    if base is None:
        raise PlanError(
            _("What both copies came from is not known."),
            _("Name that plan before them, or list everything that differs with --compare."),
            code="no_ancestor",
            file=arguments.copies[-1],
        )
    return base


def _left(merged: Merged, take: str | None) -> list[Conflict]:
    """The conflicts that nobody has decided."""
    if take not in ("mine", "theirs"):
        return merged.conflicts
    side: Any = take
    return [one for one in merged.conflicts
            if one.code != LONE and value_at(merged.tables, one) != one.of(side)]  # fmt: skip


def _fields(conflict: Conflict, merged: Merged) -> dict[str, Any]:
    """A conflict as programs read it."""
    sides = {"base": conflict.base, "mine": conflict.mine, "theirs": conflict.theirs,
             "result": value_at(merged.tables, conflict)}  # fmt: skip
    return {
        "table": conflict.table,
        "id": conflict.id,
        "field": conflict.field,
        **{side: None if value is ABSENT else value for side, value in sides.items()},
        "code": conflict.code,
        "message": conflict.message,
    }


def _line(conflict: Conflict, merged: Merged, states: list[States]) -> str:
    """A conflict as people read it: name and place, why, and the three values."""
    place = "/".join(part for part in (conflict.table, conflict.id, conflict.field) if part)
    name = _name(conflict, [merged.tables, *states])
    sides = _("origin {base}, mine {mine}, theirs {theirs}").format(
        base=_words(conflict.base), mine=_words(conflict.mine), theirs=_words(conflict.theirs)
    )
    return f"{name} ({place}): {reason(conflict)}: {sides}"


def _name(conflict: Conflict, states: list[States]) -> str:
    """The name of the document; of a link, what it joins."""
    document = _looked_up(conflict.table, conflict.id, states)
    if conflict.table == "links":
        rows = (_looked_up("activities", end, states) for end in link_ends(document))
        return " → ".join(map(_title, rows))
    return _title(document)


def _looked_up(table: str, id: str, states: list[States]) -> Record:
    found = (state.get(table, {}).get(id) for state in states)
    return next((document for document in found if document is not None), {"id": id})


def _title(document: Record) -> str:
    title = next((document[key] for key in TITLES if document.get(key)), document["id"])
    return f"“{text_in(title, language()) if isinstance(title, dict) else title}”"


def _words(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value in a line; of a document that it is there."""
    if value is ABSENT:
        return "—"
    if isinstance(value, dict) and "id" in value:
        return _title(value)
    words = str(value)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
