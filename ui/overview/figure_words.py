"""How stated figures are written: digits as printed, qualifier and unit, in the language of the reader."""

from collections import Counter

from i18n import _, language
from i18n.formats import number, paragraph, range_text, symbols
from planning.plan.breakdown import PERCENT, Period, unit_of
from planning.plan.entities import BudgetHead, BudgetRow, Figure
from planning.plan.text import text_in

ABSENT = "–"  # where the source prints nothing
_HAN = ("zh", "ja")


def value_words(figure: Figure) -> str:
    """The digits with their qualifier: "about 2,000"; a percentage keeps its sign."""
    digits = number(figure.value, language())
    if unit_of(figure) == PERCENT:
        digits = symbols(language())["percent"].format(minus="", number=digits)
    if figure.qualifier == "about":
        return _("about {number}").format(number=digits)
    if figure.qualifier == "over":
        return _("over {number}").format(number=digits)
    return digits


def amount_words(figure: Figure) -> str:
    """The digits with qualifier and unit: "24 hours", "24小时"."""
    unit = text_in(figure.unit, language())
    if not unit or unit == PERCENT:
        return value_words(figure)
    gap = "" if language().startswith(_HAN) else " "
    return f"{value_words(figure)}{gap}{unit}"


def name_words(figure: Figure) -> str:
    """What the figure counts."""
    return text_in(figure.name, language())


def source_words(figure: Figure) -> str:
    """Where it is stated: "para. 25"."""
    return citation(figure.paragraph)


def citation(cited: str) -> str:
    """Where something is stated: paragraph numbers, separated by commas, or words such as "Annex III"."""
    return paragraph([part.strip() for part in cited.split(",") if part.strip()], language())


def paragraph_of(figure: Figure) -> str:
    """The paragraph without its letter: "58(a)" is in 58."""
    return figure.paragraph.partition("(")[0]


def common_paragraph(figures: tuple[Figure, ...]) -> str:
    """The paragraph that states most of these figures."""
    counted = Counter(paragraph_of(figure) for figure in figures)
    return counted.most_common(1)[0][0] if counted else ""


def group_words(figures: tuple[Figure, ...]) -> str:
    """The title of a group: ``group_name`` of one of its figures, else its key in plain words."""
    words = next((figure.group_name for figure in figures if figure.group_name), None)
    if words:
        return text_in(words, language())
    key = figures[0].group.replace("-", " ").replace("_", " ").strip() if figures else ""
    return key[:1].upper() + key[1:] if key else _("Figures")


def period_words(row: BudgetRow | Period) -> str:
    """A period with an en dash: "2010–2011"."""
    name = text_in(row.name, language()) or row.period
    first, dash, last = name.partition("-")
    return range_text(first, last) if dash and first.isdigit() and last.isdigit() else name


def column_words(head: BudgetHead, column: str) -> str:
    """The heading of a column of the budget."""
    return text_in(head.columns.get(column), language()) or column
