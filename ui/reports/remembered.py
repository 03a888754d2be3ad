"""What the reports remember between runs: the last choice of each option and the files that were written."""

import msgspec

from planning.plan.document import Document
from planning.reports import PAGE_SIZES, Options
from ui.reports.exporting import KEPT, Exported
from ui.reports.request import kind_of


class _State(msgspec.Struct):
    kind: str = ""
    languages: list[str] = []
    parts: list[str] = []
    page_size: str = PAGE_SIZES[0]
    files: list[Exported] = []


def first_request(document: Document) -> Options:
    """What is offered at first: the first kind, its usual parts, the first two languages of the plan."""
    kind = kind_of("")
    parts = frozenset(part.id for part in kind.parts if part.is_default)
    return Options(kind.id, tuple(document.languages[:2]), parts, PAGE_SIZES[0])


def fitting(request: Options, document: Document) -> Options:
    """The request with what this plan and this version do not have left out."""
    usual, kind = first_request(document), kind_of(request.kind)
    languages = tuple(dict.fromkeys(tag for tag in request.languages if tag in document.languages))[:2]
    parts = frozenset(request.wanted) & {part.id for part in kind.parts}
    size = request.page_size if request.page_size in PAGE_SIZES else usual.page_size
    usual_parts = frozenset(part.id for part in kind.parts if part.is_default)
    return Options(kind.id, languages or usual.languages, parts or usual_parts, size)


def packed(request: Options, files: list[Exported]) -> str:
    """Choice and files as text."""
    state = _State(request.kind, list(request.languages), sorted(request.wanted), request.page_size, files)
    return msgspec.json.encode(state).decode()


def unpacked(text: str, document: Document) -> tuple[Options, list[Exported]]:
    """Choice and files from text; where it cannot be read, what is offered at first."""
    try:
        state = msgspec.json.decode(text, type=_State)
    except (msgspec.DecodeError, ValueError):
        return first_request(document), []
    request = Options(state.kind, tuple(state.languages), frozenset(state.parts), state.page_size)
    return fitting(request, document), [file for file in state.files if file.is_sound][:KEPT]
