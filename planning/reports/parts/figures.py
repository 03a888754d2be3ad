"""Key figures: some of each group as cards, digits as the source prints them, with their paragraph."""

from collections.abc import Sequence

from i18n import N_, formats, translate
from planning.plan.document import Document
from planning.plan.entities import Figure
from planning.plan.text import shown
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block, Columns, Row, Stack
from planning.reports.layout.card import Card
from planning.reports.pdf.structure import Node
from planning.reports.text.plain import joined
from planning.reports.text.shaped import Align, pdf_language

_MEASURE_WORDS = "个名"  # Chinese puts them before what is counted
PER_ROW = 5
MOST = 10
_GAP = 14.0
_SHORT = 46  # characters of a name that does not fill its card
_QUALIFIERS = {"about": "≈\u202f", "over": ">\u202f"}


def figures_blocks(document: Document, composer: Composer, most: int = MOST) -> list[Block]:
    """Rows of cards under a heading; nothing for a plan without figures."""
    chosen = chosen_figures(list(document.table("figures").values()), most)
    if not chosen:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("Key figures")))
    items = section.node.add("L")
    for start in range(0, len(chosen), PER_ROW):
        cards = [_card(composer, section, items, figure) for figure in chosen[start : start + PER_ROW]]
        blocks.append(_row(composer, cards, is_first=start == 0))
    return blocks


def chosen_figures(figures: Sequence[object], most: int = MOST) -> list[Figure]:
    """One figure of every group, then more of the first groups, at most ``most``, in the plan's order.

    Of a group the first one counts that can be named in few words.
    """
    ordered = [figure for figure in figures if isinstance(figure, Figure)]
    groups: dict[str, list[Figure]] = {}
    for figure in ordered:
        groups.setdefault(figure.group or figure.id, []).append(figure)
    for group in groups.values():
        group.sort(key=lambda figure: figure.order)
    ranked = [figure for group in groups.values() for figure in group]
    leading = {next(filter(_is_short, group), group[0]).id for group in groups.values()}
    wanted = sorted(ranked, key=lambda figure: (figure.id not in leading, not _is_short(figure)))[:most]
    ids = {figure.id for figure in wanted}
    return [figure for figure in ranked if figure.id in ids]


def _is_short(figure: Figure) -> bool:
    return all(len(name) <= _SHORT for name in figure.name.values())


def _row(composer: Composer, cards: list[Block], *, is_first: bool) -> Row:
    columns = Columns((-1.0,) * PER_ROW, _GAP)
    cells = cards + [Stack([]) for _ in range(PER_ROW - len(cards))]
    return Row(cells, columns, is_mirrored=composer.is_mirrored, space_before=2 if is_first else 12)


def _card(composer: Composer, section: Section, items: Node, figure: Figure) -> Block:
    """The digits, the name in every language and the paragraph; one item of the list."""
    order = (section.number, len(composer.languages))
    body = items.add("LI").add("LBody")
    language = composer.languages[0]
    value = Said(value_text(figure, language), language)
    side: Align = "right" if composer.is_mirrored else "left"  # of all that the card says, in any language
    blocks: list[Block] = [composer.text(value, "figure", body.add("P"), order, align=side)]
    for tag in composer.languages:
        said = composer.words(figure.name, f"figures/{figure.id}/name")(tag)
        label = said._replace(content=label_text(figure, said.language))
        node = body.add("P", pdf_language(tag))
        blocks.append(composer.text(label, "label", node, order, space_before=1, align=side))
    source = Said(joined(formats.paragraph([figure.paragraph], tag) for tag in composer.languages), language)
    node = body.add("P")
    blocks.append(composer.text(source, "note", node, order, colour="muted", space_before=2, align=side))
    return Card(blocks, order)


def value_text(figure: Figure, language: str) -> str:
    """The digits with the separators of a language; "about" and "over" as signs that need no language."""
    return _QUALIFIERS.get(figure.qualifier, "") + formats.number(figure.value, language)


def label_text(figure: Figure, language: str) -> str:
    """The name, with the unit where the name does not say it."""
    name, unit = shown(figure.name, language).text, shown(figure.unit, language).text
    if not unit or any(_says(figure.name.get(tag, ""), words) for tag, words in figure.unit.items()):
        return name
    return translate(N_("{name}, {unit}"), language).format(name=name, unit=unit)


def _says(name: str, unit: str) -> bool:
    """Whether a name says already what is counted: "Staff of the Secretariat" needs no "staff members"."""
    words = unit.lstrip(_MEASURE_WORDS).casefold().split()
    return bool(words) and (words[0] if words[0].isascii() else words[0][:2]) in name.casefold()
