"""What the reports remember between runs: the last choice of each option and the files that were written."""

import msgspec

from planning.plan.document import Document
from planning.reports import PAGE_SIZES, Options
from planning.reports.options import Chart, Layout
from ui.reports.exporting import KEPT, Exported
from ui.reports.request import kind_of


class _State(msgspec.Struct):
    kind: str = ""
    languages: list[str] = []
    parts: list[str] = []
    page_size: str = PAGE_SIZES[0]
    layout: Layout = "columns"
    chart: Chart = "pages"
    period: tuple[str, str] | None = None
    is_final: bool = False
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
    return request._replace(
        kind=kind.id, languages=languages or usual.languages, parts=parts or usual_parts, page_size=size,
        period=_within(request.period, document),
    )


def _within(period: tuple[str, str] | None, document: Document) -> tuple[str, str] | None:
    """A period that lies in the horizon of the plan."""
    plan = document.plan
    is_known = period is not None and plan.horizon_start <= period[0] <= period[1] <= plan.horizon_finish
    return period if is_known else None


def packed(request: Options, files: list[Exported]) -> str:
    """Choice and files as text; never a password."""
    state = _State(
        request.kind, list(request.languages), sorted(request.wanted), request.page_size, request.layout,
        request.chart, request.period, request.is_final, files,
    )
    return msgspec.json.encode(state).decode()


def unpacked(text: str, document: Document) -> tuple[Options, list[Exported]]:
    """Choice and files from text; where it cannot be read, what is offered at first."""
    try:
        state = msgspec.json.decode(text, type=_State)
    except (msgspec.DecodeError, ValueError):
        return first_request(document), []
    request = Options(
        state.kind, tuple(state.languages), frozenset(state.parts), state.page_size, state.layout,
        state.chart, state.period, state.is_final,
    )
    return fitting(request, document), [file for file in state.files if file.is_sound][:KEPT]
