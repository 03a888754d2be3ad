"""What does not agree in the source: the printed digits stand, and beside them what the parts add up to."""

from collections.abc import Callable, Sequence

from i18n import N_, formats, translate
from planning.plan.check import Finding, findings
from planning.plan.document import Document
from planning.plan.text import text_in
from planning.reports.compose import Composer, Said
from planning.reports.layout.blocks import Block
from planning.reports.text.shaped import Span
from planning.reports.typography import Use

_IN_BUDGET = {
    "sum_differs": N_("Shown as printed; the lines add up to {computed}."),
    "total_differs": N_("Shown as printed; the periods add up to {computed}."),
    "average_differs": N_("Shown as printed; the printed total gives {computed} a year."),
}
_SHARE = N_("{name}: printed is {printed} %, the figures give {computed} %.")
_PARTS = N_("{name}: printed is {printed}, the parts add up to {computed}.")
_OTHER = N_("{name}: printed is {printed}, the plan gives {computed}.")
_STATED = {"share_differs": _SHARE, "parts_differ": _PARTS, "part_exceeds_whole": _PARTS}
_WHOLE = 24
_OR = " to "  # between the ends of a range of computed values


def disagreements(document: Document) -> list[Finding]:
    """The findings in which printed digits differ from computed ones."""
    return [finding for finding in findings(document) if finding.printed and finding.computed]


def findings_blocks(
    document: Document, composer: Composer, found: Sequence[Finding], use: Use = "body"
) -> list[Block]:
    """A heading and a sentence for each finding; nothing where all agrees."""
    if not found:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(N_("What does not agree in the source")))
    blocks += [composer.pair(section, _sentence(document, one), use, space_before=3) for one in found]
    return blocks


def _sentence(document: Document, finding: Finding) -> Callable[[str], Said]:
    def said(tag: str) -> Said:
        text = translate(_STATED.get(finding.code, _OTHER), tag).format(
            name=_name(document, finding, tag),
            printed=formats.number(finding.printed, tag),
            computed=_computed(finding, tag),
        )
        cited = formats.paragraph([finding.paragraph], tag) if finding.paragraph else ""
        return Said([Span(text), in_passing(cited, tag)] if cited else text, tag)

    return said


def in_passing(text: str, tag: str) -> Span:
    """Something said in passing: in grey, in the brackets of a language, on one line where it is short."""
    bracketed = translate(N_("({details})"), tag).format(details=text)
    gap = "" if bracketed.startswith("（") else " "  # a wide bracket brings its own gap
    return Span(gap + bracketed, colour="muted", is_whole=len(bracketed) <= _WHOLE)


def _name(document: Document, finding: Finding, tag: str) -> str:
    """What a finding is about, in a language."""
    name = getattr(document.get(finding.table, finding.id), "name", None)
    return text_in(name, tag) or finding.id


def _computed(finding: Finding, tag: str) -> str:
    ends = [formats.number(value, tag) for value in finding.computed.split(_OR)]
    return formats.range_text(ends[0], ends[-1])


def budget_note(finding: Finding) -> Callable[[str], Said]:
    """The note on a figure of the budget table that does not agree with the others."""
    message = _IN_BUDGET.get(finding.code, _IN_BUDGET["sum_differs"])
    return lambda tag: Said(translate(message, tag).format(computed=_computed(finding, tag)), tag)
