"""What ``check`` finds: one thing in the plan that is broken, missing, or does not agree with another."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Finding(NamedTuple):
    """One finding with its place.

    Attributes:
        code: stable English identifier for programs and tests, such as ``sum_differs``.
        severity: ``error`` where the plan breaks a rule, ``warning`` where it disagrees with itself.
        table, id, field: the place in the plan; empty where it is about the file as a whole.
        paragraph: where the source says so, as the plan cites it.
        printed, computed: what stands there and what it should be by the rest of the plan, as decimal text;
            ``75.6 to 77.4`` where there is more than one answer. Empty where nothing was reckoned.
        message: one sentence in the language of the interface.
    """

    code: str
    severity: Severity
    table: str = ""
    id: str = ""
    field: str = ""
    paragraph: str = ""
    printed: str = ""
    computed: str = ""
    message: str = ""
