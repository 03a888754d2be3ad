"""The organization: units below their parents, with head and functions; mere places are listed."""

from collections.abc import Iterator
from typing import cast

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.entities import Unit
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block, Stack


class _Tree:
    """Units by their parent, in order."""

    def __init__(self, document: Document) -> None:
        self.units = cast(dict[str, Unit], dict(document.table("units")))
        self._children: dict[str | None, list[Unit]] = {}
        for unit in sorted(self.units.values(), key=lambda unit: unit.order):
            parent = unit.parent if unit.parent in self.units else None
            self._children.setdefault(parent, []).append(unit)

    def children(self, unit: Unit | None) -> list[Unit]:
        """The units directly below one, or those at the top."""
        return self._children.get(unit.id if unit else None, [])

    def is_place(self, unit: Unit) -> bool:
        """Whether a unit has a name and nothing else to say."""
        return not (unit.functions or unit.head or self.children(unit)) and unit.parent in self.units

    def heads_subprogramme(self, unit: Unit) -> bool:
        """Whether a subprogramme begins with this unit."""
        parent = self.units.get(unit.parent or "")
        return bool(unit.subprogramme) and (parent is None or parent.subprogramme != unit.subprogramme)

    def walk(self) -> Iterator[Unit]:
        """All units that stand alone, parents first; each once, even where the plan is wrong."""
        waiting = list(reversed(self.children(None)))
        while waiting:
            unit = waiting.pop()
            if not self.is_place(unit):
                yield unit
            waiting += reversed(self.children(unit))


def units_blocks(document: Document, composer: Composer, title: str = N_("Organization")) -> list[Block]:
    """The units under a heading; nothing for a plan without units."""
    tree = _Tree(document)
    if not tree.units:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(title))
    return blocks + [_unit_row(composer, section, tree, unit) for unit in tree.walk()]


def _unit_row(composer: Composer, section: Section, tree: _Tree, unit: Unit) -> Block:
    """Name, head, functions and places of a unit in each language."""
    cells: list[Block] = []
    for column, tag in enumerate(composer.languages):
        order, division = (section.number, column), section.divisions[tag]
        name = composer.words(unit.name, f"units/{unit.id}/name")(tag)
        parts: list[Block] = [
            composer.text(name, "compact_strong", division.add("H3"), order, keeps_next=True)
        ]
        details = _details(composer, tree, unit, tag)
        parts += [composer.text(said, "compact", division.add("P"), order) for said in details]
        cells.append(Stack(parts))
    return composer.row(cells, space_before=5)


def _details(composer: Composer, tree: _Tree, unit: Unit, tag: str) -> Iterator[Said]:
    if tree.heads_subprogramme(unit):
        yield composer.own(N_("Subprogramme {number}"), number=unit.subprogramme)(tag)
    if unit.head:
        head = composer.words(unit.head, f"units/{unit.id}/head")(tag)
        message = translate(N_("Head: {name}"), head.language)
        yield head._replace(content=message.format(name=head.content))
    if unit.functions:
        yield composer.words(unit.functions, f"units/{unit.id}/functions")(tag)
    places = [child for child in tree.children(unit) if tree.is_place(child)]
    if places:
        yield Said(_places_text(composer, places, tag), tag)


def _places_text(composer: Composer, places: list[Unit], tag: str) -> str:
    names = [str(composer.words(place.name, f"units/{place.id}/name")(tag).content) for place in places]
    return translate(N_("Sites: {names}"), tag).format(names=formats.list_text(names, tag))
