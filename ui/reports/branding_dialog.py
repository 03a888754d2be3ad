"""How the organization marks its documents: name, logo, accent colour and classification of the plan."""

import base64
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from i18n import _
from planning.plan.entities import Branding
from planning.plan.transaction import Transaction
from ui.roadmap.language_fields import own_name
from ui.shell import theme as themes
from ui.shell.session import Session
from ui.widgets import paint
from ui.widgets.button import QuietButton
from ui.widgets.dialog import WIDE, Choice, Dialog
from ui.widgets.field import Field
from ui.widgets.label import Label

_LOGO = QSize(180, 56)
_LARGEST = 600  # px of the longer side that is kept: 300 dpi on five centimetres
_SWATCH = QSize(32, 32)


class LogoBox(QWidget):
    """The logo on white paper, or where it would be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_LOGO)
        self.logo = ""
        self.setAccessibleName(_("Logo"))

    def show_logo(self, logo: str) -> None:
        """Show a picture in base64, or none."""
        self.logo = logo
        self.setAccessibleDescription("" if logo else _("none"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), themes.active()
        paint.rounded(painter, self.rect(), paint.RADIUS_CONTROL, QColor(Qt.GlobalColor.white),
                      theme.color("border-strong"))
        image = QImage.fromData(QByteArray.fromBase64(self.logo.encode()))
        if image.isNull():
            return
        room = self.size() - QSize(12, 12)
        pixmap = QPixmap.fromImage(image).scaled(room, Qt.AspectRatioMode.KeepAspectRatio,
                                                 Qt.TransformationMode.SmoothTransformation)
        free = self.size() - pixmap.size()
        painter.drawPixmap(free.width() // 2, free.height() // 2, pixmap)


class Swatch(QWidget):
    """The accent colour beside its field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SWATCH)
        self.colour = ""

    def show_colour(self, colour: str) -> None:
        """Show a colour, or that of the program for ""."""
        self.colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self.colour) if self.colour else themes.active().color("accent")
        ground = colour if colour.isValid() else themes.active().color("sunken")
        paint.rounded(QPainter(self), self.rect(), paint.RADIUS_CONTROL, ground)


class BrandingDialog(Dialog):
    """Everything is taken in one step when it is confirmed; what is wrong is said at its field."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        choices = [Choice("cancel", _("Cancel")), Choice("save", _("Save branding"), "primary")]
        super().__init__(parent, _("Branding of the documents"), choices, width=WIDE)
        self._session, brand = session, session.document.plan.branding
        self.organization = self._language_fields(_("Organization"), brand.organization)
        self.classification = self._language_fields(_("Classification marking"), brand.classification)
        self._add_look(brand)

    def _language_fields(self, label: str, text: dict[str, str]) -> dict[str, Field]:
        row, fields = QHBoxLayout(), {}
        row.setSpacing(12)
        for tag in self._session.document.languages:
            field = fields[tag] = Field(f"{label} ({own_name(tag, self._session.language)})")
            field.set_value(text.get(tag, ""))
            if len(fields) > 1 and len(fields) % 2:
                self.content.addLayout(row)
                row = QHBoxLayout()
                row.setSpacing(12)
            row.addWidget(field)
        self.content.addLayout(row)
        return fields

    def _add_look(self, brand: Branding) -> None:
        self.accent, self.swatch, self.logo = Field(_("Accent colour, such as #1F5FBF")), Swatch(), LogoBox()
        self.accent.set_value(brand.accent)
        self.swatch.show_colour(brand.accent)
        self.logo.show_logo(brand.logo)
        self.accent.edit.textChanged.connect(lambda text: self.swatch.show_colour(text.strip()))
        self.choose = QuietButton(_("Choose a picture"), "image", run=self.choose_logo)
        self.remove = QuietButton(_("Remove the logo"), "x", run=lambda: self.logo.show_logo(""))
        look = QHBoxLayout()
        look.setSpacing(12)
        look.addWidget(self.accent, 1)
        look.addWidget(self.swatch, 0, Qt.AlignmentFlag.AlignBottom)
        picture = QHBoxLayout()
        picture.setSpacing(12)
        for widget in (self.logo, self.choose, self.remove):
            picture.addWidget(widget)
        picture.addStretch(1)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(Label(_("Logo"), "caption", "muted"))
        below.addLayout(picture)
        self.content.addLayout(look)
        self.content.addLayout(below)

    def choose_logo(self) -> QFileDialog:
        """Ask for a picture."""
        dialog = QFileDialog(self, _("Which picture is the logo?"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Pictures") + " (*.png *.jpg *.jpeg)")
        dialog.fileSelected.connect(lambda path: self.take_logo(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take_logo(self, path: Path) -> None:
        """Take the picture of a file, no larger than print needs; say so where it is none."""
        image = QImage(str(path))
        if image.isNull():
            words = _("{file} is no picture that can be read. Choose a PNG or JPEG file.")
            self.accent.show_error(words.format(file=path.name))
            return
        if max(image.width(), image.height()) > _LARGEST:
            image = image.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio,
                                 Qt.TransformationMode.SmoothTransformation)
        self.logo.show_logo(png_text(image))

    def answer(self, key: str) -> None:
        """Close, except where what was typed is refused."""
        if key == "save":
            error = self._session.attempt(self._save, _("Change branding"))
            if error is not None:
                self.accent.show_error(error)
                return
        super().answer(key)

    def _save(self, transaction: Transaction) -> None:
        transaction.set("plan", "plan", branding=self.value())

    def value(self) -> dict[str, Any]:
        """What is filled in, as the plan stores it; what is empty is left out."""
        fields = {
            "organization": _words(self.organization),
            "classification": _words(self.classification),
            "accent": self.accent.value().strip(),
            "logo": self.logo.logo,
        }
        return {name: value for name, value in fields.items() if value}


def _words(fields: dict[str, Field]) -> dict[str, str]:
    return {tag: field.value().strip() for tag, field in fields.items() if field.value().strip()}


def png_text(image: QImage) -> str:
    """A picture as PNG in base64."""
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6's stubs forget the device
    return base64.b64encode(buffer.data().data()).decode("ascii")
