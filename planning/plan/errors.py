"""The one error that reaches users: what is wrong, where it stands and how to mend it."""

from pathlib import Path


class PlanError(Exception):
    """Something a user can mend, in the user's language.

    Attributes:
        message: what is wrong, one sentence.
        remedy: what to do about it, one sentence; empty where nothing can be done.
        code: stable English identifier for programs and tests, such as ``unknown_reference``.
        table, id, field: the place in the plan, empty where it is not known.
        file: the file concerned, ``None`` where it is about no file.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        code: str,
        table: str = "",
        id: str = "",
        field: str = "",
        file: Path | str | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.remedy, self.code = message, remedy, code
        self.table, self.id, self.field = table, id, field
        self.file = Path(file) if file is not None else None

    @property
    def place(self) -> str:
        """The place in the plan, such as ``activities/network/finish``; empty for the file as a whole."""
        return "/".join(part for part in (self.table, self.id, self.field) if part)

    def in_file(self, file: Path | None) -> "PlanError":
        """This error with the file named, where it did not name one yet."""
        if self.file is None and file is not None:
            self.file = file
        return self

    def __str__(self) -> str:
        """One line: place, what, remedy."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message} {self.remedy}".strip()
