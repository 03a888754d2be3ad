"""The card of the small roadmap; the drawing comes after the first picture of the window."""

from datetime import date

from i18n import _
from ui.overview import places
from ui.shell.session import Session
from ui.widgets.chart_card import ChartCard
from ui.widgets.label import Label


class RoadmapCard(ChartCard):
    """Keeps its place until ``load`` is called."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Roadmap"))
        self._session = session
        self.setMinimumHeight(240)
        self._legend = Label("", "caption", "muted", wrap=True)
        self.content.addWidget(self._legend)
        self.content.setSpacing(8)

    def load(self, today: date | None) -> None:
        """Draw the plan as it is now; ``today`` where the line of today is wanted."""
        from ui.overview.mini_roadmap import MiniRoadmap

        self.say(_("Roadmap"))
        self._legend.setText(_("Hatched: the source gives no date. Solid end: stated or dated by the text."))
        if isinstance(self.chart, MiniRoadmap):
            self.chart.show_plan(self._session.document, today)
            self.refresh_table()
            return
        chart = MiniRoadmap(self._session.document, today)
        chart.chosen.connect(lambda table, id: places.show(self._session, table, id))
        self.set_chart(chart)
