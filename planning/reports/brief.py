"""The brief: what, why, when, how much, who, what may go wrong, what to decide; two to four pages."""

from collections.abc import Callable

from planning.plan.document import Document
from planning.reports.compose import Composer
from planning.reports.layout.blocks import Block
from planning.reports.layout.flow import Part
from planning.reports.options import Options
from planning.reports.page_sizes import text_size
from planning.reports.parts.budget import budget_blocks
from planning.reports.parts.figures import PER_ROW, figures_blocks
from planning.reports.parts.findings import disagreements, findings_blocks
from planning.reports.parts.people import people_blocks
from planning.reports.parts.phases import phases_blocks
from planning.reports.parts.roadmap import roadmap_blocks
from planning.reports.parts.scenarios import scenarios_blocks
from planning.reports.parts.shortfalls import shortfalls_blocks
from planning.reports.parts.sources import sources_blocks
from planning.reports.parts.statements import decisions_blocks, risks_blocks
from planning.reports.parts.title import title_blocks
from planning.reports.parts.units import units_blocks


def brief_parts(document: Document, composer: Composer, options: Options) -> list[Part]:
    """All parts that are wanted and that the plan has something for; the title stands on the first page."""
    wanted, size = options.wanted, text_size(options.page_size)
    upright, wide = size.portrait, size.landscape
    head = composer.section()
    wrong = disagreements(document)
    in_budget = [finding for finding in wrong if finding.table == "budget" and "budget" in wanted]
    others = [finding for finding in wrong if finding not in in_budget]
    makers: list[tuple[str, Callable[[], list[Block]]]] = [
        ("phases", lambda: phases_blocks(document, composer)),
        ("figures", lambda: figures_blocks(document, composer, PER_ROW)),
        ("decisions", lambda: decisions_blocks(document, composer, "compact")),
        ("roadmap", lambda: roadmap_blocks(document, composer, wide)),
        ("budget", lambda: budget_blocks(document, composer, in_budget)),
        ("people", lambda: people_blocks(document, composer)),
        ("shortfalls", lambda: shortfalls_blocks(document, composer, "compact")),
        ("scenarios", lambda: scenarios_blocks(document, composer)),
        ("findings", lambda: findings_blocks(document, composer, others, "compact")),
        ("risks", lambda: risks_blocks(document, composer, "compact")),
        ("units", lambda: units_blocks(document, composer)),
        ("sources", lambda: sources_blocks(document, composer)),
    ]
    parts = [
        Part(id, make(), wide if id == "roadmap" else upright, floats=id == "roadmap")
        for id, make in makers
        if id in wanted
    ]
    return [Part("title", title_blocks(document, composer, head), upright), *parts]
