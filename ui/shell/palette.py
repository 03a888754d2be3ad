"""The QPalette of a theme, for everything that Qt paints itself."""

from PySide6.QtGui import QColor, QPalette

from ui.shell.icons import disabled_colour
from ui.shell.theme import Theme

_ROLES = {
    "Window": "surface", "WindowText": "text", "Base": "surface", "AlternateBase": "window", "Text": "text",
    "Button": "surface", "ButtonText": "text", "BrightText": "danger", "PlaceholderText": "faint",
    "ToolTipBase": "text", "ToolTipText": "surface", "Highlight": "selection", "HighlightedText": "sel-text",
    "Accent": "accent", "Link": "accent", "LinkVisited": "accent", "Light": "raised", "Midlight": "hover",
    "Mid": "border", "Dark": "border-strong", "Shadow": "border-strong",
}
_FADED = ("WindowText", "Text", "ButtonText", "HighlightedText")


def palette(theme: Theme) -> QPalette:
    """The palette; inactive windows look like active ones, disabled text is at 45 %."""
    made = QPalette()
    for role, tone in _ROLES.items():
        made.setColor(getattr(QPalette.ColorRole, role), theme.color(tone))
    for role in _FADED:
        faded = disabled_colour(theme.color(_ROLES[role]), theme.color("surface"))
        made.setColor(QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, role), faded)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, _grey(theme))
    return made


def _grey(theme: Theme) -> QColor:
    return theme.color("sunken")
