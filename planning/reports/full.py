"""The full report: everything the plan holds, with contents, and the annexes of its source rebuilt."""

from collections.abc import Callable

from i18n import N_
from planning.plan.document import Document
from planning.reports.careers import WIDE as CAREERS_WIDE
from planning.reports.careers import careers_makers
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Part
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.budget import budget_blocks
from planning.reports.parts.contents import contents_blocks
from planning.reports.parts.dates import dates_blocks
from planning.reports.parts.figures import figures_blocks
from planning.reports.parts.findings import disagreements, findings_blocks
from planning.reports.parts.people import people_blocks
from planning.reports.parts.phases import phases_blocks
from planning.reports.parts.roadmap import roadmap_blocks
from planning.reports.parts.schedule import schedule_blocks
from planning.reports.parts.sources import sources_blocks
from planning.reports.parts.statements import decisions_blocks, risks_blocks
from planning.reports.parts.title import title_blocks
from planning.reports.parts.units import units_blocks
from planning.reports.staffing import WIDE as STAFFING_WIDE
from planning.reports.staffing import staffing_makers

_WIDE = frozenset({"schedule", "roadmap", "dates"}) | CAREERS_WIDE | STAFFING_WIDE
_BEGIN = frozenset({"units", "budget", "sources", "scenarios"})


def full_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted and that the plan has something for; annexes begin a page each."""
    wanted, size = options.wanted, text_size(options.page_size)
    upright, wide = size.portrait, size.landscape
    head, list_of_contents = composer.section(), composer.section()
    wrong = disagreements(document)
    in_budget = [finding for finding in wrong if finding.table == "budget" and "budget" in wanted]
    others = [finding for finding in wrong if finding not in in_budget]
    makers: list[tuple[str, Callable[[], list[Block]]]] = [
        ("phases", lambda: phases_blocks(document, composer)),
        ("figures", lambda: figures_blocks(document, composer)),
        ("decisions", lambda: decisions_blocks(document, composer)),
        ("risks", lambda: risks_blocks(document, composer)),
        ("people", lambda: people_blocks(document, composer)),
        ("findings", lambda: findings_blocks(document, composer, others)),
        ("schedule", lambda: schedule_blocks(document, composer)),
        *careers_makers(document, composer, wide.room).items(),
        *staffing_makers(document, composer, upright.room).items(),
        ("roadmap", lambda: roadmap_blocks(
            document, composer, wide, is_folded=False, title=N_("Annex I. Roadmap, {range}"))),
        ("dates", lambda: dates_blocks(document, composer)),
        ("units", lambda: units_blocks(document, composer, N_("Annex II. Structure"))),
        ("budget", lambda: budget_blocks(document, composer, in_budget, N_("Annex III. Resources"))),
        ("sources", lambda: sources_blocks(document, composer)),
    ]  # fmt: skip
    parts = [
        Part(id, make(), wide if id in _WIDE else upright, starts_page=id in _BEGIN or id in _WIDE)
        for id, make in makers
        if id in wanted
    ]
    front = [Part("title", title_blocks(document, composer, head), upright)]
    if "contents" in wanted:
        front.append(Part("contents", contents_blocks(composer, list_of_contents), upright))
        if parts:
            parts[0].starts_page = True
    return [*front, *parts]
