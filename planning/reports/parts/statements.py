"""Decisions and risks: each a name and its text, side by side in the languages of the report."""

from typing import cast

from i18n import N_, formats, translate
from i18n.words import words
from planning.plan.document import Document
from planning.plan.entities import Decision, Risk
from planning.plan.moments import finish_day
from planning.reports.compose import Composer, Said, Section
from planning.reports.layout.blocks import Block, Stack
from planning.reports.parts.findings import in_passing
from planning.reports.text.shaped import Span
from planning.reports.typography import Use

SEVERITIES = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
Statement = Decision | Risk
_HEADS: dict[Use, Use] = {"body": "subheading", "compact": "compact_strong"}


def decisions_blocks(document: Document, composer: Composer, use: Use = "body") -> list[Block]:
    """The decisions asked for, in the type of ``use``."""
    return _blocks(document, composer, "decisions", N_("Decisions asked for"), use)


def risks_blocks(document: Document, composer: Composer, use: Use = "body") -> list[Block]:
    """The risks, in the type of ``use``."""
    return _blocks(document, composer, "risks", N_("Risks"), use)


def _blocks(
    document: Document, composer: Composer, table: str, heading: str, use: Use
) -> list[Block]:
    statements = cast(list[Statement], list(document.table(table).values()))
    if not statements:
        return []
    section = composer.section()
    blocks = composer.heading(section, composer.own(heading))
    for statement in sorted(statements, key=lambda one: getattr(one, "order", 0)):
        blocks.append(_statement(composer, section, table, statement, use))
    return blocks


def _statement(
    composer: Composer, section: Section, table: str, statement: Statement, use: Use
) -> Block:
    """Name, text, and in grey the paragraph, who and until when."""
    place = f"{table}/{statement.id}"
    name = composer.words(statement.name, f"{place}/name")
    text = composer.words(statement.text, f"{place}/text")
    cells: list[Block] = []
    for column, tag in enumerate(composer.languages):
        order, division = (section.number, column), section.divisions[tag]
        parts: list[Block] = [
            composer.text(name(tag), _HEADS[use], division.add("H3"), order, keeps_next=True)
        ]
        if statement.text:
            parts.append(composer.text(_with_source(text(tag), statement), use, division.add("P"), order))
        cells.append(Stack(parts))
    return composer.row(cells, space_before=6 if use == "body" else 4)


def _with_source(said: Said, statement: Statement) -> Said:
    details = details_span(statement, said.language)
    text = str(said.content)
    return said._replace(content=[Span(text), details] if details else text)


def details_span(statement: Statement, language: str) -> Span | None:
    """Paragraphs, severity, owner and date of a statement, in brackets and grey."""
    details = [formats.paragraph(statement.paragraphs, language)] if statement.paragraphs else []
    if statement.severity:
        message = N_("severity: {severity}")
        details.append(
            translate(message, language).format(severity=translate(SEVERITIES[statement.severity], language))
        )
    if statement.owner:
        details.append(statement.owner)
    if statement.due:
        message = N_("due {date}")
        details.append(
            translate(message, language).format(date=formats.date_long(finish_day(statement.due), language))
        )
    return in_passing(words(language).between.join(details), language) if details else None
