"""The dialog for a new plan: which template it starts from."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from i18n import N_, _
from ui.shell import theme as themes
from ui.widgets import paint
from ui.widgets.dialog import Choice, Dialog

# What each template is, by its name in planning.plan.document.TEMPLATES: icon, title, description.
TEMPLATES: dict[str, tuple[str, str, str]] = {
    "blank": ("file", N_("Blank plan"), N_("Two languages and an empty roadmap.")),
    "a69-517": ("file-text", N_("A/69/517, ICT in the United Nations"),
                N_("Roadmap, structure and budget of the report, as printed.")),
}


class _Card(QAbstractButton):
    """One template to choose."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        self._icon, self._text = icon, text
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("radius", 8)

    def sizeHint(self) -> QSize:
        return QSize(300, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = themes.active(), QPainter(self)
        chosen = self.isChecked()
        ground = theme.color("selection" if chosen else "hover" if self.underMouse() else "raised")
        border = theme.color("accent" if chosen else "border")
        paint.rounded(painter, self.rect(), paint.RADIUS_CARD, ground, border)
        ink = theme.color("accent" if chosen else "muted")
        paint.icon_at(painter, self._icon, paint.left_of(self, 16, 20), 20, ink, 20)
        line, align = paint.inside(self, 52, 16, 11, 29), paint.lead(self)
        paint.text(painter, line, self.text(), theme.font("strong"), theme.color("text"), align)
        ink = theme.color("sel-text" if chosen else "muted")
        paint.text(painter, line.translated(0, 19), self._text, theme.font("caption"), ink, align)


class NewPlanDialog(Dialog):
    """Tells the template through ``chosen``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        choices = [Choice("create", _("Choose a place…"), "primary"), Choice("cancel", _("Cancel"))]
        super().__init__(parent, _("What should the new plan start from?"), choices)
        self._group = QButtonGroup(self)
        self.cards: dict[str, QAbstractButton] = {}
        for name, (icon, title, text) in TEMPLATES.items():
            card = _Card(icon, _(title), _(text))
            self.cards[name] = card
            self._group.addButton(card)
            self.content.addWidget(card)
        self.cards["blank"].setChecked(True)
        self.answered.connect(self._tell)

    def _tell(self, key: str) -> None:
        if key == "create":
            self.chosen.emit(next(name for name, card in self.cards.items() if card.isChecked()))
