"""A plot of pyqtgraph without frame, axes, menu and mouse: the widget round it says and does all of that.

Loads pyqtgraph when it is called: to be used once the first picture of the window stands.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pyqtgraph import PlotWidget


def bare_plot() -> "PlotWidget":
    """What is behind shows through: the ground of the theme, of another one too, and what is marked there."""
    from pyqtgraph import PlotWidget

    plot = PlotWidget(background=None, enableMenu=False)
    item = plot.getPlotItem()
    for axis in ("left", "bottom"):
        item.hideAxis(axis)
    item.hideButtons()
    item.layout.setContentsMargins(0, 0, 0, 0)
    item.getViewBox().setMouseEnabled(False, False)
    plot.setFrameShape(PlotWidget.Shape.NoFrame)
    for part in (plot, plot.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setCacheMode(PlotWidget.CacheModeFlag.CacheNone)  # else the ground of before is kept
    plot.viewport().setAutoFillBackground(False)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plot.setMinimumSize(1, 1)
    return plot
