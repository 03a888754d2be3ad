"""What is asked for in a report, and what of it cannot be had."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple, get_args

from i18n import _, is_language, language, language_name
from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.plan.moments import is_moment
from planning.reports.kinds import ReportKind, report_kinds

Layout = Literal["columns", "facing", "sequential"]
Chart = Literal["pages", "poster", "tiled"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
CHARTS: tuple[Chart, ...] = get_args(Chart)
PAGE_SIZES = ("A4", "A3", "A2", "A1", "A0", "Letter")


class Options(NamedTuple):
    """A report as it is wished for.

    Attributes:
        languages: one or two, the first leads.
        parts: ids of the parts wanted; ``None`` for those that are on at first.
        layout: two languages in aligned columns, on facing pages, or one after the other.
        chart: the chart of the roadmap over pages, as a poster of ``page_size``, or that cut into sheets.
        period: first and last day (ISO) of what is shown; ``None`` for all of the plan.
        is_final: whether a text that is missing in a language stops it.
        password: what opens the file; without one it is not encrypted.
        person: the id of the person whom a personal sheet is about.
    """

    kind: str
    languages: tuple[str, ...]
    parts: AbstractSet[str] | None = None
    page_size: str = "A4"
    layout: Layout = "columns"
    chart: Chart = "pages"
    period: tuple[str, str] | None = None
    is_final: bool = False
    password: str = ""
    person: str = ""

    @property
    def wanted(self) -> AbstractSet[str]:
        """The ids of the parts that are made."""
        if self.parts is not None:
            return self.parts
        return frozenset(part.id for part in kind_of(self.kind).parts if part.is_default)

    @property
    def is_columns(self) -> bool:
        """Whether all languages stand on the same page."""
        return self.layout == "columns" or len(self.languages) == 1


def kind_of(id: str) -> ReportKind:
    """The kind of that id.

    Raises:
        PlanError: ``unknown_kind``.
    """
    for kind in report_kinds():
        if kind.id == id:
            return kind
    raise PlanError(
        _("There is no report “{kind}”.").format(kind=id),
        _("Choose one of: {kinds}.").format(kinds=", ".join(kind.id for kind in report_kinds())),
        code="unknown_kind",
    )


def check(document: Document, options: Options) -> None:
    """Refuse what cannot be made.

    Raises:
        PlanError: naming what is wrong and what there is instead.
    """
    _check_parts(kind_of(options.kind), options.parts)
    _check_choice(options.page_size, PAGE_SIZES, "unknown_page_size")
    _check_choice(options.layout, LAYOUTS, "unknown_layout")
    _check_choice(options.chart, CHARTS, "unknown_chart")
    _check_languages(document, options.languages)
    _check_period(options.period)


def _check_parts(kind: ReportKind, wanted: AbstractSet[str] | None) -> None:
    unknown = sorted(set(wanted or ()) - {part.id for part in kind.parts})
    if unknown:
        raise PlanError(
            _("The report has no part “{part}”.").format(part=unknown[0]),
            _("Choose from: {parts}.").format(parts=", ".join(part.id for part in kind.parts)),
            code="unknown_part",
        )


def _check_choice(name: str, known: Sequence[str], code: str) -> None:
    if name not in known:
        message = {
            "unknown_page_size": _("There is no page size “{size}”."),
            "unknown_layout": _("There is no layout “{size}”."),
            "unknown_chart": _("There is no form “{size}” of the chart."),
        }[code]
        raise PlanError(
            message.format(size=name), _("Choose one of: {sizes}.").format(sizes=", ".join(known)), code=code
        )


def _check_period(period: tuple[str, str] | None) -> None:
    if period is None:
        return
    if not all(map(is_moment, period)) or period[1] < period[0]:
        raise PlanError(
            _("“{first}” to “{last}” is no period.").format(first=period[0], last=period[1]),
            _("Give the first and the last day, such as 2014-01-01 and 2015-12-31."),
            code="unknown_period",
        )


def _check_languages(document: Document, languages: Sequence[str]) -> None:
    if not 1 <= len(languages) <= 2 or len(set(languages)) < len(languages):
        raise PlanError(
            _("A report is written in one language or in two different ones."),
            _("Name one or two, such as en,zh."),
            code="number_of_languages",
        )
    for tag in languages:
        if not is_language(tag):
            raise PlanError(
                _("“{tag}” is not a language.").format(tag=tag),
                _("Use a language tag such as en or zh."),
                code="unknown_language",
            )
        if tag not in document.languages:
            raise PlanError(
                _("The plan is not written in {language}.").format(language=language_name(tag, language())),
                _("Add the language to the plan, or choose from: {languages}.").format(
                    languages=", ".join(document.languages)
                ),
                code="missing_language",
                table="plan",
                id="plan",
                field="languages",
                file=document.path,
            )
