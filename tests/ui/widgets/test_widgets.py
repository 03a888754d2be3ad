"""Buttons, segments, chips, labels, switches, menus of choice, toasts, dialogs."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Stood
from ui.shell import theme as themes
from ui.widgets.banner import Banner, Notice
from ui.widgets.button import DangerButton, PrimaryButton, QuietButton, ToolButton
from ui.widgets.card import Card
from ui.widgets.chip import TONES, Chip
from ui.widgets.dialog import Choice, Dialog, Scrim, ask
from ui.widgets.empty import Empty
from ui.widgets.glyph_tile import GlyphTile
from ui.widgets.label import Label
from ui.widgets.segment import Option, Segment
from ui.widgets.select import Select
from ui.widgets.switch import Switch
from ui.widgets.toast import Toast
from ui.widgets.wording import Wording

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("kind", [ToolButton, QuietButton, PrimaryButton, DangerButton])
def test_a_button_runs_by_mouse_space_and_return(stand: Stood, kind: type[ToolButton]) -> None:
    runs: list[int] = []
    button = kind("Go", "check", run=lambda: runs.append(1))
    stand(button)
    QTest.mouseClick(button, LEFT)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(runs) == 3


def test_a_button_of_an_icon_alone_has_name_and_tooltip(stand: Stood) -> None:
    button = ToolButton("Zoom <in>", "zoom-in", icon_only=True)
    stand(button)
    assert button.accessibleName() == "Zoom <in>"
    assert "Zoom &lt;in&gt;" in button.toolTip()
    assert button.width() == button.height() == 32


def test_words_are_never_cut(stand: Stood) -> None:
    button = QuietButton("Short")
    stand(button)
    before = button.width()
    button.set_words("Considerably longer words")
    QApplication.processEvents()
    assert button.width() > before


def test_an_ampersand_is_no_shortcut() -> None:
    assert ToolButton("R&D").shortcut().isEmpty()


def test_a_button_opens_its_menu(stand: Stood, qtbot: QtBot) -> None:
    button, menu = ToolButton("More"), QMenu()
    menu.addAction("One")
    button.set_menu(menu)
    stand(button)
    QTest.mouseClick(button, LEFT)
    assert menu.isVisible()
    menu.hide()


def test_segments_tell_what_the_user_chooses_only(stand: Stood) -> None:
    segment = Segment("Scale", [Option("m", "Months"), Option("q", "Quarters"), Option("y", "Years")])
    told: list[str] = []
    segment.chosen.connect(told.append)
    stand(segment)
    segment.set_current("q")
    assert (segment.current(), told) == ("q", [])
    parts = {part.accessibleName(): part for part in segment.findChildren(QWidget)}
    QTest.mouseClick(parts["Years"], LEFT)
    assert (segment.current(), told) == ("y", ["y"])
    segment.set_current("unknown")
    assert segment.current() == "y"


def test_segments_can_stand_in_a_menu() -> None:
    segment = Segment("Scale", [Option("m", "Months"), Option("q", "Quarters")])
    told: list[str] = []
    segment.chosen.connect(told.append)
    menu = QMenu()
    segment.fill_menu(menu)
    menu.actions()[1].trigger()
    assert told == ["q"]


@pytest.mark.parametrize("theme", themes.NAMES)
@pytest.mark.parametrize("tone", TONES)
def test_every_tone_of_a_chip_is_painted(stand: Stood, tone: str, theme: str) -> None:
    from ui.shell import appearance

    chip = Chip("State", tone, "check")
    stand(chip)
    appearance.apply_theme(theme)
    image = chip.grab().toImage()
    appearance.apply_theme("light")
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 3


def test_a_label_is_plain_text_and_shows_itself_whole_when_cut(stand: Stood) -> None:
    label = Label("<b>Network and infrastructure of all duty stations</b>")
    window = stand(label)
    window.setFixedWidth(120)
    QApplication.processEvents()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in label.toolTip()
    window.setFixedWidth(900)
    QApplication.processEvents()
    assert label.toolTip() == ""


def test_a_label_wraps_to_as_many_lines_as_it_needs(stand: Stood) -> None:
    label = Label("word " * 40, wrap=True)
    stand(label)
    assert label.heightForWidth(120) > label.heightForWidth(600) >= 20
    assert label.heightForWidth(120) % 20 == 0


def test_chinese_breaks_between_characters(stand: Stood) -> None:
    label = Label("联合国的信息和通信技术" * 5, wrap=True)
    stand(label)
    assert label.heightForWidth(100) >= 5 * 20


def test_a_switch_toggles(stand: Stood) -> None:
    switch = Switch("Key figures")
    stand(switch)
    QTest.mouseClick(switch, LEFT)
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_a_select_keeps_its_choice_when_the_words_change(stand: Stood) -> None:
    select = Select("Language", [("en", "English"), ("zh", "Chinese")])
    told: list[str] = []
    select.chosen.connect(told.append)
    stand(select)
    select.set_current("zh")
    select.set_choices([("en", "英文"), ("zh", "中文")])
    assert (select.current(), select.currentText(), told) == ("zh", "中文", [])
    QTest.keyClick(select, Qt.Key.Key_Up)
    assert told == ["en"]


def test_cards_tiles_and_empty_states_are_painted(stand: Stood) -> None:
    card, tile = Card("Findings", "as printed"), GlyphTile("innovation")
    empty = Empty("file-text", "Nothing here.", PrimaryButton("Add"), QuietButton("Learn more"))
    window = stand(card, tile, empty)
    tile.show_driver("governance", "X")
    empty.say("Still nothing.")
    assert not window.grab().toImage().isNull()
    card.say("", "")
    assert not card.title.isVisible()


def test_a_banner_says_and_acts_once(stand: Stood) -> None:
    banner = Banner()
    done: list[int] = []
    stand(banner)
    banner.show_notice(Notice("Not written.", "Free some space.", (("Save as…", lambda: done.append(1)),)))
    assert banner.isVisible()
    assert banner.accessibleName() == "Not written. Free some space."
    button = next(child for child in banner.findChildren(QWidget) if child.accessibleName() == "Save as…")
    QTest.mouseClick(button, LEFT)
    assert done == [1]
    assert not banner.isVisible()


def test_a_toast_goes_unless_it_is_being_read(
    stand: Stood, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.toast.STAYS_MS", 30)
    window = stand(QWidget())
    window.resize(800, 400)
    toast = Toast(window)
    toast.show_text("Exported")
    point = QPoint(5, 5).toPointF()
    QApplication.sendEvent(toast, QEnterEvent(point, point, point))
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_words_are_said_again_in_another_language(stand: Stood) -> None:
    label, words = Label(), ["one"]
    window = stand(label)
    wording = Wording(window)
    wording(label.setText, lambda: words[0])
    assert label.text() == "one"
    words[0] = "一"
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert label.text() == "一"


def asked(stand: Stood) -> tuple[Dialog, list[str]]:
    window = stand(QWidget())
    window.resize(900, 600)
    kinds = {"do": "primary", "lose": "danger", "keep": "quiet"}
    choices = [Choice(key, f"{key} it", kind) for key, kind in kinds.items()]
    dialog = ask(window, "Do it?", "It cannot be undone.", choices)
    told: list[str] = []
    dialog.answered.connect(told.append)
    return dialog, told


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, "do"), (Qt.Key.Key_Escape, "keep")])
def test_return_does_and_escape_keeps(stand: Stood, key: Qt.Key, answer: str) -> None:
    dialog, told = asked(stand)
    QTest.keyClick(dialog, key)
    assert told == [answer]


def test_the_destructive_button_is_never_the_default(stand: Stood) -> None:
    dialog, told = asked(stand)
    assert dialog.default_button() is dialog.by_key["do"]
    QTest.mouseClick(dialog.by_key["lose"], LEFT)
    assert told == ["lose"]


def test_a_dialog_is_modal_and_dims_its_window(stand: Stood) -> None:
    dialog, _told = asked(stand)
    assert dialog.isModal()
    scrims = [one for one in QApplication.allWidgets() if isinstance(one, Scrim)]
    assert [scrim.isVisible() for scrim in scrims] == [True]
    dialog.close()
