"""What was not as usual when a plan was opened, in the user's language, by what it means to a person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from i18n import _


@dataclass
class Report:
    """What was brought back, what could not be, which originals are kept aside, and other remarks."""

    restored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """All of it, a sentence a line."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from self.restored
        yield from self.lost
        for path in self.kept:
            yield _("The original is kept as {name}.").format(name=path.name)
        yield from self.remarks

    @property
    def tells_of_recovery(self) -> bool:
        """Whether the plan is not simply what was saved last."""
        return bool(self.restored or self.lost or self.kept)

    def remark(self, text: str) -> None:
        """Add a remark, once."""
        if text not in self.remarks:
            self.remarks.append(text)
