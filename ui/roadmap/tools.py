"""The toolbar of the roadmap: left how it is seen, right what can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from i18n import _
from planning.scene.layers import CRITICAL, LINKS
from ui.roadmap import states_menu
from ui.roadmap.layer_commands import layer_id
from ui.roadmap.show_menu import ShowMenu
from ui.widgets.button import TOOLBAR_HEIGHT, QuietButton, ToolButton
from ui.widgets.rule import toolbar_rule
from ui.widgets.segment import Option, Segment

if TYPE_CHECKING:
    from ui.roadmap.view import RoadmapView

WIDTHS = {"days": 2200.0, "weeks": 700.0, "months": 150.0, "quarters": 44.0, "years": 16.0}
"""Width of a quarter for each choice of the scale, px."""
SHOWN_AS = {"halves": "years"}
"""Levels of the scale that have no choice of their own."""


class Tools:
    """Makes the widgets and keeps them in step with the chart."""

    def __init__(self, view: RoadmapView) -> None:
        self._view = view
        table = view.session.commands
        self.scale = Segment(_("Scale"), self._options())
        self.scale.chosen.connect(self._choose)
        self.add = QuietButton(
            "", "plus", height=TOOLBAR_HEIGHT, run=lambda: table.run("roadmap.add_activity")
        )
        self.more = QuietButton("", "chevron-down", height=TOOLBAR_HEIGHT, icon_only=True)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill)
        self.more.set_menu(self._menu)

        self.rows = QuietButton("", "list-tree", height=TOOLBAR_HEIGHT)
        self._rows = QMenu(self.rows)
        self._rows.aboutToShow.connect(lambda: view.outline_menu.fill(self._rows))
        self.rows.set_menu(self._rows)
        self.show = QuietButton("", "layers", height=TOOLBAR_HEIGHT)
        self.show.set_menu(ShowMenu(view, self.show))
        self.states = QuietButton("", "git-branch", height=TOOLBAR_HEIGHT)
        self._states = QMenu(self.states)
        self._states.aboutToShow.connect(lambda: states_menu.fill(self._states, view.scenarios, table))
        self.states.set_menu(self._states)

        def tool(id: str, *, icon_only: bool = False) -> QWidget:
            return ToolButton(icon_only=icon_only, height=TOOLBAR_HEIGHT).bind(table, id)

        zoom = [tool("roadmap.zoom_out", icon_only=True), tool("roadmap.zoom_in", icon_only=True)]
        self.left: list[QWidget] = [
            self.scale,
            *zoom,
            tool("roadmap.fit", icon_only=True),
            toolbar_rule(),
            tool("roadmap.filter"),
            self.rows,
            toolbar_rule(),
            tool(layer_id(LINKS)),
            tool(layer_id(CRITICAL)),
            self.show,
            self.states,
            tool("roadmap.demand"),
        ]
        self.right: list[QWidget] = [self.add, self.more]
        view.chart.canvas.zoomed.connect(self.follow)
        view.chart_state.scale_changed.connect(self.follow)
        table.refreshed.connect(self.follow)
        self.say()

    @staticmethod
    def _options() -> list[Option]:
        return [
            Option("days", _("Days")),
            Option("weeks", _("Weeks")),
            Option("months", _("Months")),
            Option("quarters", _("Quarters")),
            Option("years", _("Years")),
        ]

    def say(self) -> None:
        """Say the words again, in another language."""
        self.scale.say(_("Scale"), self._options())
        self.add.set_words(_("Activity"))
        self.add.set_key_cap(_("Ins"))
        self.more.set_words(_("Add more"))
        self.rows.set_words(_("Outline"))
        self.show.set_words(_("Show"))
        self.states.set_words(_("Scenarios"))
        self.follow()

    def follow(self) -> None:
        """Show the scale that the chart has, and whether activities can be added."""
        if not isValid(self.scale):  # commands are asked once more while the window goes
            return
        level = self._view.chart_state.scale.level.name
        self.scale.set_current(SHOWN_AS.get(level, level))
        self.add.setEnabled(self._view.editing.has_lanes())
        self.more.setEnabled(self._view.editing.can_edit())

    def _choose(self, key: str) -> None:
        self._view.chart.canvas.zoom_to(WIDTHS[key])

    def _fill(self) -> None:
        self._menu.clear()
        for kind in ("activity", "milestone", "lane", "phase"):
            self._menu.addAction(self._view.session.commands.action(f"roadmap.add_{kind}"))
