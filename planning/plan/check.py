"""What in a plan is broken, missing, or does not agree: found, never mended.

Sources disagree with themselves; a plan shows what they print. Everything is driven by the plan's own data:
which columns a budget adds up, which figures are parts of others (see :mod:`planning.plan.entities`).
"""

from collections.abc import Iterator

from i18n import _
from planning.plan.budget_sums import budget_findings
from planning.plan.competence_findings import competence_findings
from planning.plan.document import Document
from planning.plan.figure_sums import figure_findings
from planning.plan.finding import Finding, Severity
from planning.plan.integrity import closed_circles, dangling, out_of_frame, sound_documents, untranslated
from planning.plan.scenario_findings import scenario_findings

__all__ = ["Finding", "Severity", "findings"]


def findings(document: Document) -> list[Finding]:
    """All findings: what breaks a rule first, then what is missing, then what does not agree."""
    sound, broken = sound_documents(document)
    return [
        *_changed_outside(document),
        *broken,
        *dangling(document, sound),
        *closed_circles(sound),
        *competence_findings(sound),
        *scenario_findings(sound),
        *untranslated(document, sound),
        *out_of_frame(document, sound),
        *figure_findings(document),
        *budget_findings(document),
    ]


def _changed_outside(document: Document) -> Iterator[Finding]:
    """A checksum that does not fit: written by hand, by another program, or damaged."""
    if document.file is not None and not document.file.is_intact:
        message = _("The file was changed by something else than this program, or damaged: look it through.")
        yield Finding("checksum_differs", "warning", message=message)
