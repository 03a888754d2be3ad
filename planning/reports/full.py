"""The full report: everything the plan holds, with contents, and the annexes of its source rebuilt."""

from collections.abc import Callable

from i18n import N_
from planning.plan.document import Document
from planning.reports.careers import WIDE as CAREERS_WIDE
from planning.reports.careers import careers_makers
from planning.reports.compose import Composer, Heading
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Part
from planning.reports.options import Options
from planning.reports.page_sizes import PageSize, text_size
from planning.reports.parts.budget import budget_blocks
from planning.reports.parts.contents import contents_blocks
from planning.reports.parts.dates import dates_blocks
from planning.reports.parts.figures import figures_blocks
from planning.reports.parts.findings import disagreements, findings_blocks
from planning.reports.parts.people import people_blocks
from planning.reports.parts.phases import phases_blocks
from planning.reports.parts.references import reference
from planning.reports.parts.roadmap import roadmap_blocks
from planning.reports.parts.schedule import schedule_blocks
from planning.reports.parts.sources import sources_blocks
from planning.reports.parts.statements import decisions_blocks, risks_blocks
from planning.reports.parts.title import title_blocks
from planning.reports.parts.units import units_blocks
from planning.reports.staffing import WIDE as STAFFING_WIDE
from planning.reports.staffing import staffing_makers

Maker = tuple[str, Callable[[], list[Block]]]
_WIDE = frozenset({"schedule", "roadmap", "dates"}) | CAREERS_WIDE | STAFFING_WIDE
_BEGIN = frozenset({"roadmap"})  # a chart that is not to be parted
_ANNEXES = frozenset({"roadmap", "dates", "units", "budget", "sources"})
_HEADING = 2  # the blocks of a heading: its entry in the outline, and what is said
_LINE = 14.0  # points of a reference
REFERENCES: dict[str, tuple[str, ...]] = {
    "phases": ("roadmap",),
    "figures": ("sources",),
    "people": ("posts", "shortfalls"),
    "findings": ("budget",),
    "lattice": ("profiles",),
    "coverage": ("requirements",),
    "needs": ("training",),
    "structure": ("units",),
    "scenarios": ("assumptions",),
    "shortfalls": ("posts", "needs"),
}
"""Where one finds more, by the part below whose heading it is said."""


def full_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted and that the plan has something for, one after the other."""
    wanted, size = options.wanted, text_size(options.page_size)
    upright, wide = size.portrait, size.landscape
    head, list_of_contents = composer.section(), composer.section()
    wrong = disagreements(document)
    in_budget = [finding for finding in wrong if finding.table == "budget" and "budget" in wanted]
    others = [finding for finding in wrong if finding not in in_budget]
    makers: list[Maker] = [
        ("phases", lambda: phases_blocks(document, composer)),
        ("figures", lambda: figures_blocks(document, composer)),
        ("decisions", lambda: decisions_blocks(document, composer)),
        ("risks", lambda: risks_blocks(document, composer)),
        ("people", lambda: people_blocks(document, composer)),
        ("findings", lambda: findings_blocks(document, composer, others)),
        ("schedule", lambda: schedule_blocks(document, composer)),
        *careers_makers(document, composer, wide.room - _LINE).items(),
        *staffing_makers(document, composer, upright.room - _LINE).items(),
        ("roadmap", lambda: roadmap_blocks(
            document, composer, wide, is_folded=False, title=N_("Annex I. Roadmap, {range}"))),
        ("dates", lambda: dates_blocks(document, composer)),
        ("units", lambda: units_blocks(document, composer, N_("Annex II. Structure"))),
        ("budget", lambda: budget_blocks(document, composer, in_budget, N_("Annex III. Resources"))),
        ("sources", lambda: sources_blocks(document, composer)),
    ]  # fmt: skip
    parts = _made([(id, make) for id, make in makers if id in wanted], composer, size)
    front = [Part("title", title_blocks(document, composer, head), upright)]
    if "contents" in wanted:
        front.append(Part("contents", contents_blocks(composer, list_of_contents), upright))
        if parts:
            parts[0].starts_page = True
    return [*front, *parts]


def _made(makers: list[Maker], composer: Composer, size: PageSize) -> list[Part]:
    """The parts, their headings numbered up to the annexes, with references to one another."""
    parts: list[Part] = []
    first: dict[str, Heading] = {}
    for id, make in makers:
        known, composer.is_numbered = len(composer.headings), id not in _ANNEXES
        page = size.landscape if id in _WIDE else size.portrait
        parts.append(Part(id, make(), page, starts_page=id in _BEGIN))
        if len(composer.headings) > known:
            first[id] = composer.headings[known]
    composer.is_numbered = False
    for part in parts:
        goals = [first[goal] for goal in REFERENCES.get(part.id, ()) if goal in first and part.id in first]
        lines = [reference(composer, first[part.id], goal) for goal in reversed(goals)]
        part.blocks = [*part.blocks[:_HEADING], *reversed(lines), *part.blocks[_HEADING:]]
    return parts
