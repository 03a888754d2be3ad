"""The shipped drawings: all of one kind, recoloured by `currentColor`, rendered by Qt."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

ICONS = sorted(resources.path("icons").glob("*.svg"))
RAIL = {"layout-dashboard", "chart-gantt", "waypoints", "graduation-cap", "network", "file-text"}
STATES = {"check", "lock", "triangle-alert", "circle-alert", "info", "shield-check"}


def test_the_icons_of_rail_and_states_ship_and_so_does_the_licence() -> None:
    assert {icon.stem for icon in ICONS} >= RAIL | STATES
    assert "ISC License" in resources.path("icons", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_a_line_drawing_on_the_grid_of_24(icon: Path) -> None:
    root = ET.parse(icon).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "2"
    assert root.get("fill") == "none"


def test_qt_draws_every_icon(qapp: QApplication) -> None:
    assert [icon.stem for icon in ICONS if not QSvgRenderer(str(icon)).isValid()] == []


def test_the_mark_of_the_program_has_its_sizes(qapp: QApplication) -> None:
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(resources.path("brand", f"application-{size}.png")))
        assert (image.width(), image.height()) == (size, size)
