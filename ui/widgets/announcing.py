"""What screen readers are told at once, without the focus moving."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 4 ms, before the first words

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
