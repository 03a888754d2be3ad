"""What a reader of the finished pages would not see as it was meant: told before anything is written."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from i18n import _, language, ngettext
from i18n.formats import number
from i18n.languages import LANGUAGES
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.text import text_in
from planning.reports.options import Options
from planning.reports.page_sizes import PAGE_SIZES
from planning.reports.parts.gantt_rows import SMALLEST
from planning.reports.poster import poster_page
from planning.reports.text.fonts import character_name

LEGIBLE = 5.0  # points: smaller print is hardly read
_MOST_PLACES = 3


def blemishes(document: Document, options: Options, missing: AbstractSet[str]) -> list[str]:
    """A sentence for each, in the language of the interface: characters without a glyph, print too small."""
    return [*without_glyph(document, options.languages, missing), *_small_print(document, options)]


def refuse_without_glyph(document: Document, options: Options, missing: AbstractSet[str]) -> None:
    """Refuse a final report in which characters would be missing.

    Raises:
        PlanError: ``no_glyph``, with the characters and where they stand.
    """
    found = without_glyph(document, options.languages, missing)
    if found:
        remedy = _("Replace them, or export a report that is not final.")
        raise PlanError(" ".join(found), remedy, code="no_glyph")


# Characters


def without_glyph(document: Document, languages: Sequence[str], missing: AbstractSet[str]) -> list[str]:
    """Each missing character by code point and name, with the places in the plan where it stands."""
    said = []
    for character in sorted(missing):
        places = list(dict.fromkeys(_places(document, languages, character)))
        words = _("No font has the character {character}; a mark stands in its place.").format(
            character=character_name(character)
        )
        if places:
            words = _("No font has the character {character}; a mark stands in its place: {places}.").format(
                character=character_name(character), places=_listed(places)
            )
        said.append(words)
    return said


def _listed(places: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    shown = ", ".join(places[:_MOST_PLACES])
    left = len(places) - _MOST_PLACES
    if left <= 0:
        return shown
    more = ngettext("{places} and {count} more", "{places} and {count} more", left)
    return more.format(places=shown, count=number(left, language()))


def _places(document: Document, languages: Sequence[str], character: str) -> Iterator[str]:
    """Where a character stands: the name of what it is in, its table, id and field, and the language."""
    for table in document.names():
        for id, record in document.records(table).items():
            for field, value in record.items():
                for tag in _tags(value, languages, character):
                    place = f"{table}/{id}/{field}" + (f": {tag}" if tag else "")
                    name = text_in(record["name"], language()) if isinstance(record.get("name"), dict) else ""
                    yield f"“{name}” ({place})" if name else place


def _tags(value: object, languages: Sequence[str], character: str) -> Iterator[str]:
    """The languages in which a value has a character; "" where it belongs to none."""
    if isinstance(value, str):
        if character in value:
            yield ""
    elif isinstance(value, Mapping):
        is_translated = bool(value) and value.keys() <= set(LANGUAGES)
        is_whole = is_translated and all(value.get(tag) for tag in languages)
        for key, part in value.items():
            if not is_whole or key in languages:  # a text that is missing is shown in another language
                own = key if is_translated else ""
                yield from (tag or own for tag in _tags(part, languages, character))
    elif isinstance(value, list):
        for part in value:
            yield from _tags(part, languages, character)


# Print


def _small_print(document: Document, options: Options) -> Iterator[str]:
    """A poster whose smallest text is hardly read, and the paper on which it is."""
    is_poster = options.kind == "roadmap" and options.chart != "pages" and "roadmap" in options.wanted
    size = SMALLEST * poster_page(document, options).scale if is_poster else LEGIBLE
    if size >= LEGIBLE:
        return
    papers = list(PAGE_SIZES)
    larger = papers[papers.index(options.page_size) + 1 :] if options.page_size in papers else papers
    fitting = next((paper for paper in larger if _is_legible(document, options, paper)), "")
    if fitting:
        words = _(
            "The smallest print of this poster is {size} points high. Choose {paper}, cut into sheets "
            "if need be, or the chart over pages."
        )
    else:
        words = _(
            "The smallest print of this poster is {size} points high. Choose the chart over pages, "
            "or a shorter period."
        )
    yield words.format(size=number(size, language(), 1), paper=fitting)


def _is_legible(document: Document, options: Options, paper: str) -> bool:
    return SMALLEST * poster_page(document, options._replace(page_size=paper)).scale >= LEGIBLE
