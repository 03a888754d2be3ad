"""The toolbar of the competency matrix: rows, group, filter, order, basis, gaps, day; paste at the end."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from i18n import _
from planning.plan.text import text_in
from planning.scene.heatmap import families_of
from ui.competencies import words
from ui.competencies.pane import CompetenciesPane
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.choice_button import ChoiceButton, DayButton, FilterButton
from ui.widgets.rule import toolbar_rule
from ui.widgets.search_field import SearchField
from ui.widgets.segment import Option, Segment

_Lists = list[tuple[str, str, Mapping[str, str], frozenset[str]]]


class CompetencyTools:
    """Widgets for the left and the right group."""

    def __init__(self, pane: CompetenciesPane) -> None:
        self._pane, self._board = pane, pane.board
        self.rows, self.group, self.sort = (
            ChoiceButton("rows-3"),
            ChoiceButton("layers"),
            ChoiceButton("arrow-up-down"),
        )
        self.filter, self.day = FilterButton(), DayButton()
        self.basis = Segment("", [Option(key, key) for key in words.BASES])
        self.gaps = ToolButton("", "target", height=TOOLBAR_HEIGHT)
        self.gaps.setCheckable(True)
        self.search = SearchField()
        self.search.setFixedHeight(TOOLBAR_HEIGHT)
        self.search.setFixedWidth(150)
        self.paste = QuietButton("", height=TOOLBAR_HEIGHT).bind(pane.session.commands, "careers.paste")
        self.left: list[QWidget] = [
            self.rows,
            self.group,
            self.filter,
            self.sort,
            toolbar_rule(),
            self.basis,
            self.gaps,
            self.day,
            self.search,
        ]
        self.right: list[QWidget] = [self.paste]
        self._connect()
        self.say()

    def _connect(self) -> None:
        board = self._board
        self.rows.chosen.connect(lambda key: board.choose(rows=key))
        self.group.chosen.connect(lambda key: board.choose(group=key))
        self.sort.chosen.connect(lambda key: board.choose(sort=key, by_column=""))
        self.basis.chosen.connect(lambda key: board.choose(basis=key))
        self.gaps.clicked.connect(lambda: board.choose(gaps=not board.choice.gaps))
        self.day.picked.connect(board.show_as_of)
        self.search.textChanged.connect(lambda text: board.choose(words=text.strip()))
        self.filter.lists = self._lists
        self.filter.toggled_key.connect(board.toggle)
        self.filter.cleared.connect(board.clear_filter)
        board.changed.connect(self.say)

    def say(self) -> None:
        """Say the words again, and show what is chosen."""
        choice = self._board.choice
        self.rows.say(
            lambda name: _("Rows: {rows}").format(rows=name),
            {"people": _("people"), "profiles": _("job profiles")},
        )
        self.group.say(lambda name: _("Group: {group}").format(group=name), words.group_choices())
        self.sort.say(
            lambda name: _("Sort: {order}").format(order=self._column() or name), words.sort_choices()
        )
        self.rows.set_current(choice.rows)
        self.group.set_current(choice.group)
        self.sort.set_current(choice.sort)
        self.filter.say(_("Filter"), _("Clear the filter"), is_on=choice.is_filtered)
        options = [Option(key, words.basis_words(key)) for key in words.BASES]
        self.basis.say(_("Whose ratings"), options)
        self.basis.set_current(choice.basis)
        self.gaps.set_words(_("Gaps"))
        self.gaps.setChecked(choice.gaps)
        self.day.show_day(choice.day, words.day_words(choice.day))
        self.search.say(_("Find"), _("Clear"))
        if self.search.text().strip() != choice.words:
            self.search.setText(choice.words)
        for widget in (self.basis, self.gaps, self.day):
            widget.setEnabled(choice.rows == "people")

    def _column(self) -> str:
        """The competency by which rows are sorted."""
        entity = self._pane.session.document.get("competencies", self._board.choice.by_column)
        return text_in(getattr(entity, "name", {}), self._pane.session.language)

    def _lists(self) -> _Lists:
        document, language, choice = (
            self._pane.session.document,
            self._pane.session.language,
            self._board.choice,
        )
        people = self._board.heatmap.people
        units = {
            id: text_in(getattr(unit, "name", {}), language)
            for id, unit in document.table("units").items()
            if any(one.unit == id for one in people)
        }
        profiles = {one.id: text_in(one.name, language) for one in self._board.heatmap.profiles}
        only = frozenset({"gaps"}) if choice.only_gaps else frozenset()
        return [
            ("families", _("Families"), families_of(document, language), choice.families),
            ("units", _("Units"), units, choice.units),
            ("profiles", _("Job profiles"), profiles, choice.profiles),
            ("only", "", {"gaps": _("Only people with gaps")}, only),
        ]
