"""Icons and kinds of files in Qt's own file dialog: Lucide's, and words in the language of the interface."""

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileIconProvider

from i18n import _
from ui.shell import icons


class FileIcons(QFileIconProvider):
    """A folder, a plan (JSON), or another file."""

    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        """The icon of a kind of place or of a file: Qt has two methods of this name."""
        if isinstance(what, QFileInfo):
            name = "folder" if what.isDir() else "file-text" if what.suffix() == "json" else "file"
            return icons.icon(name, "muted")
        return icons.icon(_KINDS.get(what, "file"), "muted")

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return _("Folder")
        suffix = info.suffix().upper()
        return _("{suffix} file").format(suffix=suffix) if suffix else _("File")


_KINDS = {
    QFileIconProvider.IconType.Computer: "monitor",
    QFileIconProvider.IconType.Desktop: "monitor",
    QFileIconProvider.IconType.Trashcan: "trash-2",
    QFileIconProvider.IconType.Network: "network",
    QFileIconProvider.IconType.Drive: "server",
    QFileIconProvider.IconType.Folder: "folder",
    QFileIconProvider.IconType.File: "file",
}
