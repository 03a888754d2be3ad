"""The toolbar of the training matrix: rows, filter, day; paste and a new course at the end."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from i18n import _, language
from planning.plan.text import text_in
from ui.competencies.words import day_words
from ui.training.matrix_pane import MatrixPane
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton
from ui.widgets.choice_button import ChoiceButton, DayButton, FilterButton
from ui.widgets.search_field import SearchField

_Lists = list[tuple[str, str, Mapping[str, str], frozenset[str]]]


class TrainingTools:
    """Widgets for the left and the right group."""

    def __init__(self, pane: MatrixPane) -> None:
        self._pane, self._board = pane, pane.board
        self.rows, self.filter, self.day, self.search = (
            ChoiceButton("rows-3"),
            FilterButton(),
            DayButton(),
            SearchField(),
        )
        self.search.setFixedHeight(TOOLBAR_HEIGHT)
        self.search.setFixedWidth(150)
        commands = pane.session.commands
        self.paste = QuietButton("", height=TOOLBAR_HEIGHT).bind(commands, "training.paste")
        self.add = QuietButton("", "plus", height=TOOLBAR_HEIGHT).bind(commands, "training.add_course")
        self.left: list[QWidget] = [self.rows, self.filter, self.day, self.search]
        self.right: list[QWidget] = [self.paste, self.add]
        board = self._board
        self.rows.chosen.connect(lambda key: board.choose(rows=key))
        self.day.picked.connect(pane.context.set_day)
        self.search.textChanged.connect(lambda text: board.choose(words=text.strip()))
        self.filter.lists = self._lists
        self.filter.toggled_key.connect(board.toggle)
        self.filter.cleared.connect(board.clear_filter)
        board.changed.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say the words again, and show what is chosen."""
        choice = self._board.choice
        self.rows.say(
            lambda name: _("Rows: {rows}").format(rows=name),
            {"profiles": _("job profiles"), "people": _("people")},
        )
        self.rows.set_current(choice.rows)
        self.filter.say(_("Filter"), _("Clear the filter"), is_on=choice.is_filtered)
        self.day.show_day(choice.day, day_words(choice.day))
        self.search.say(_("Find"), _("Clear"))
        if self.search.text().strip() != choice.words:
            self.search.setText(choice.words)

    def _lists(self) -> _Lists:
        document, choice, matrix = self._pane.session.document, self._board.choice, self._board.matrix
        used = {one.unit for one in matrix.people}
        units = {
            id: text_in(getattr(unit, "name", {}), language())
            for id, unit in document.table("units").items()
            if id in used
        }
        profiles = {one.id: text_in(one.name, language()) for one in matrix.profiles}
        only = frozenset({"open"}) if choice.only_open else frozenset()
        return [
            ("units", _("Units"), units if choice.rows == "people" else {}, choice.units),
            ("profiles", _("Job profiles"), profiles, choice.profiles),
            ("only", "", {"open": _("Only rows with something to do")}, only),
        ]
