"""The header: what is open and whether it is saved, the way to everything, undo, language, theme, export."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

import i18n
from i18n import _, formats
from planning.plan.branching import LISTED
from planning.plan.entities import Plan
from planning.plan.errors import PlanError
from planning.plan.moments import finish_day, start_day
from planning.plan.text import text_in
from ui.shell import theme as themes
from ui.shell.commands import CommandTable
from ui.shell.saving import saving_state
from ui.shell.session import Session
from ui.widgets import paint
from ui.widgets.button import PrimaryButton, ToolButton, paint_key_cap
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.segment import Option, Segment

HEIGHT = 56
_FIELD, _NARROWEST_FIELD = 340, 200
_MARGIN, _GAP = 16, 24


class PaletteField(QAbstractButton):
    """Looks like a field, opens the command palette: typing happens there."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keys = ""

    def sizeHint(self) -> QSize:
        return QSize(_FIELD, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        border = theme.color("border")
        paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, theme.color("window"), border)
        muted, cap = theme.color("muted"), 12 + theme.metrics("small").horizontalAdvance(self.keys)
        paint.icon_at(painter, "search", paint.left_of(self, 11, 16), 8, muted)
        words = paint.inside(self, 35, cap + 16)
        paint.text(painter, words, self.text(), theme.font("body"), muted, paint.lead(self))
        left = paint.left_of(self, self.width() - cap - 10, cap)
        paint_key_cap(painter, QRect(left, 7, cap, 18), self.keys)


class Identity(QWidget):
    """Name of the plan, the state of its file, symbol and horizon."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.is_saving = False
        self.title, self.chip = Label("", "heading"), Chip()
        self.scenario = Chip("", "accent", "git-branch")
        self.subtitle = Label("", "caption", "muted")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addWidget(self.chip)
        top.addWidget(self.scenario)
        top.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 10)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.subtitle)

    def follow(self) -> None:
        """Show the plan that is open, as it is now."""
        shown = self._session.has_document
        self.chip.setVisible(shown)
        self.scenario.setVisible(bool(self._session.scenario))
        if not shown:
            self.title.setText(_("Roadmap Planner"))
            self.subtitle.hide()
            return
        self.subtitle.show()
        document = self._session.document
        state = saving_state(document, is_saving=self.is_saving, trouble=self._session.keeping.trouble)
        self.chip.say(state.words, state.tone, state.icon)
        self.chip.setToolTip(state.reason)
        self.chip.setAccessibleDescription(state.reason)
        if self._session.scenario:
            found = self._session.plan_document.get(LISTED, self._session.scenario)
            name = text_in(getattr(found, "name", {}), i18n.language())
            self.scenario.say(_("What if: “{name}”").format(name=name))
        try:
            head = document.plan
        except PlanError as error:
            self.title.setText(document.path.name if document.path else "")
            self.subtitle.setText(error.message)
            return
        self.title.setText(text_in(head.title, i18n.language()))
        self.subtitle.setText(" · ".join(part for part in (head.symbol, _horizon(head)) if part))


def _horizon(head: Plan) -> str:
    """"Roadmap 2013–2017"."""
    first, last = start_day(head.horizon_start).year, finish_day(head.horizon_finish).year
    span = formats.range_text(str(first), str(last)) if first != last else str(first)
    return _("Roadmap {years}").format(years=span)


class Header(QWidget):
    """Top of the window, 56 high."""

    def __init__(self, session: Session, commands: CommandTable) -> None:
        super().__init__()
        self._session = session
        self.setFixedHeight(HEIGHT)
        self._taken = 0  # px that the right side took at most in this width
        self.identity = Identity(session)
        self.field = PaletteField()
        self.undo = ToolButton("").bind(commands, "edit.undo")
        self.redo = ToolButton("", icon_only=True).bind(commands, "edit.redo")
        self.language = Segment(_("Language"), language_options(), height=32)
        self.theme = ToolButton("", icon_only=True).bind(commands, "view.theme")
        self.export = PrimaryButton("").bind(commands, "file.export")
        self.field.clicked.connect(lambda: commands.run("go.palette"))
        self.language.chosen.connect(session.set_language)
        self._commands = commands
        self._lay_out()
        commands.refreshed.connect(self.follow)
        session.saving_changed.connect(self.follow)
        self.follow()

    def _lay_out(self) -> None:
        self._right = QWidget(self)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        rule = Rule(Qt.Orientation.Vertical, length=20, margin=4)
        for part in (self.undo, self.redo, rule, self.language, self.theme, self.export):
            right.addWidget(part)
        self.identity.setParent(self)
        self.field.setParent(self)

    def arrange(self) -> None:
        """The field in the middle where it can be; the plan's name gives way last."""
        right, name = self._right.sizeHint().width(), self.identity.sizeHint().width()
        # The field gives way to a longer step in Undo, and stays there: it would jump at every edit.
        self._taken = max(self._taken, right)
        room = self.width() - 2 * _MARGIN - self._taken - 2 * _GAP
        field = max(_NARROWEST_FIELD, min(_FIELD, room - name))
        name = min(name, room - field)
        first, last = _MARGIN + name + _GAP, self.width() - _MARGIN - self._taken - _GAP - field
        x = min(last, max(first, (self.width() - field) // 2))
        self.identity.setGeometry(paint.left_of(self, _MARGIN, name), 0, name, HEIGHT - 1)
        self.field.setGeometry(paint.left_of(self, x, field), (HEIGHT - 33) // 2, field, 32)
        left = paint.left_of(self, self.width() - _MARGIN - right, right)
        self._right.setGeometry(left, 0, right, HEIGHT - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._taken = 0
        self.arrange()

    def event(self, event: QEvent) -> bool:
        # A name or a state became longer or shorter, or is read from the other side.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self.arrange()
        return super().event(event)

    def follow(self) -> None:
        """Show plan, language and theme as they are now."""
        self.identity.follow()
        self.field.setText(_("Search or run a command"))
        self.field.setAccessibleName(_("Search or run a command"))
        action = self._commands.state("go.palette")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.field.keys = keys.replace("+", " ")
        self.field.setToolTip(action.toolTip())
        self.field.setAccessibleDescription(action.statusTip())
        self.language.say(_("Language"), language_options())
        self.language.set_current(i18n.language())
        self.theme.set_icon("sun" if themes.active().is_dark else "moon")
        self.field.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.rect(), Qt.Edge.BottomEdge, theme.color("border"))


def language_options() -> list[Option]:
    """The languages of the interface, each in its own name; Latin ones by their tag, which is shorter."""
    return [_option(tag) for tag in i18n.INTERFACE_LANGUAGES]


def _option(tag: str) -> Option:
    own = i18n.LANGUAGES[tag].own_name
    return Option(tag, tag.upper() if own.isascii() else own, own)
