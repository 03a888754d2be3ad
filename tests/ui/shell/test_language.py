"""Every language of the interface, switched at run time, in every view and every dialog."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import i18n
from ui.shell import qt_words
from ui.shell.crash import CrashDialog
from ui.shell.new_plan import NewPlanDialog
from ui.shell.settings_dialog import SettingsDialog
from ui.shell.shortcuts import ShortcutsDialog
from ui.shell.views import VIEWS
from ui.shell.window import MainWindow
from ui.widgets.chip import Chip


def texts(root: QWidget) -> Iterator[str]:
    """All that a widget and what is seen in it says, to the eye or to the ear."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, Chip):
            yield widget.words
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for action in root.findChildren(QAction):
        yield action.text()


def left_in_english(root: QWidget) -> set[str]:
    """The texts that the Chinese catalogue would say otherwise."""
    return {text for text in texts(root) if text and i18n.translate(text, "zh") != text}


@pytest.mark.parametrize("view", list(VIEWS))
def test_nothing_of_a_view_stays_in_english(real_window: MainWindow, view: str, qtbot: QtBot) -> None:
    real_window.show_view(view)
    qtbot.waitUntil(lambda: not real_window.session.jobs.active, timeout=30000)
    real_window.session.set_language("zh")
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: not real_window.session.jobs.active, timeout=30000)
    assert left_in_english(real_window) == set()


def test_switching_back_speaks_english_again(window: MainWindow) -> None:
    before = sorted(texts(window))
    window.session.set_language("zh")
    QCoreApplication.processEvents()
    window.session.set_language("en")
    QCoreApplication.processEvents()
    assert sorted(texts(window)) == before


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "new plan": NewPlanDialog,
    "settings": lambda window: SettingsDialog(window, window.session),
    "shortcuts": lambda window: ShortcutsDialog(window, window.commands),
    "crash": lambda window: CrashDialog(window, "details"),
}


@pytest.mark.parametrize("language", i18n.INTERFACE_LANGUAGES)
@pytest.mark.parametrize("name", list(DIALOGS))
def test_every_dialog_opens_in_every_language(window: MainWindow, name: str, language: str) -> None:
    window.session.set_language(language)
    dialog = DIALOGS[name](window)
    dialog.open()
    QCoreApplication.processEvents()
    assert dialog.windowTitle()
    assert dialog.height() <= window.height()
    if language == "zh":
        assert left_in_english(dialog) == set()
    dialog.close()


def test_the_settings_follow_the_language_chosen_in_them(window: MainWindow) -> None:
    dialog = SettingsDialog(window, window.session)
    dialog.open()
    dialog.language.chosen.emit("zh")
    QCoreApplication.processEvents()
    assert left_in_english(dialog) == set()
    dialog.close()


def test_qt_speaks_the_language_too(window: MainWindow) -> None:
    window.session.set_language("zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    for word in qt_words.WORDS:
        assert QCoreApplication.translate("a context Qt does not know", word) == i18n.translate(word, "zh")
    window.session.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_file_dialog_is_all_in_chinese(window: MainWindow) -> None:
    window.session.set_language("zh")
    window.commands.run("file.open")
    dialog = window.findChild(QFileDialog, "files")
    assert dialog is not None
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert not [text for text in labels if text and text.isascii()]
    dialog.close()


def test_numbers_follow_the_language(window: MainWindow) -> None:
    window.session.set_language("zh")
    assert QLocale().language() == QLocale.Language.Chinese
    assert QApplication.layoutDirection().name == "LeftToRight"


def test_chinese_is_never_under_twelve_pixels() -> None:
    from ui.shell import fonts

    assert all(fonts.text_style(style, "zh").size >= 12 for style in fonts.STYLES)
    assert fonts.text_style("small", "en").size == 11
