"""Line breaking: UAX #14 (revision 49, Unicode 15.0) with numbers kept whole, and the Chinese rules on top.

The rules are written out on a small state (:class:`_State`) and a class; what they answer is remembered, so
that a text costs one dictionary lookup a character.  Numbers follow example 7 of section 8.2, as the
conformance test does.  The Chinese rules are those of GB/T 15834-2011, section 5.1: no closing or pausing
mark begins a line, no opening mark ends one, a dash or an ellipsis is not torn.
"""

import re
from collections.abc import Iterable, MutableSequence
from functools import cache
from typing import NamedTuple

from planning.reports.text.properties import Property, load

_CLASSES = (
    "BK CR LF NL SP ZW CM ZWJ WJ GL BA BB B2 HY CB CL CP CP_EA EX IN NS OP OP_EA QU IS NU PO PR SY AL HL "
    "ID ID_EP EB EM H2 H3 JL JV JT RI OP_NU OP_EA_NU HY_NU"
).split()
_LETTER = {name: chr(0x41 + index) for index, name in enumerate(_CLASSES)}
_NAME = {letter: name for name, letter in _LETTER.items()}
_HARD = frozenset({"BK", "CR", "LF", "NL"})
_BEFORE_NUMBER = re.compile(
    f"[{_LETTER['OP']}{_LETTER['OP_EA']}{_LETTER['HY']}]"
    f"(?=[{re.escape(_LETTER['CM'])}{re.escape(_LETTER['ZWJ'])}]*{re.escape(_LETTER['NU'])})"
)

_OPEN = ("OP", "OP_EA", "OP_NU", "OP_EA_NU")
_CLOSE = ("CL", "CP", "CP_EA")
_HYPHEN = ("HY", "HY_NU")
_LETTERS = ("AL", "HL")
_IDEOGRAPHS = ("ID", "ID_EP", "EB", "EM")
_HANGUL = ("JL", "JV", "JT", "H2", "H3")
_NEVER_BEFORE = frozenset({*_CLOSE, "EX", "IS", "SY", "WJ"})  # LB11, LB13: not even after spaces


def _product(before: Iterable[str], after: Iterable[str]) -> set[tuple[str, str]]:
    after = tuple(after)
    return {(first, second) for first in before for second in after}


# Pairs of neighbours that stay together, by rule: LB16 and LB17 without spaces fall under LB21 and B2.
_TOGETHER = frozenset(
    _product(["SY"], ["HL"])  # LB21b
    | _product(_LETTERS, ["NU"])  # LB23
    | _product(["NU"], _LETTERS)
    | _product(["PR"], _IDEOGRAPHS)  # LB23a
    | _product(_IDEOGRAPHS, ["PO"])
    | _product(["PR", "PO"], _LETTERS)  # LB24
    | _product(_LETTERS, ["PR", "PO"])
    | _product(["PR", "PO"], ["NU", "OP_NU", "OP_EA_NU", "HY_NU"])  # LB25
    | _product(_HYPHEN, ["NU"])
    | _product(["JL"], ["JL", "JV", "H2", "H3"])  # LB26
    | _product(["JV", "H2"], ["JV", "JT"])
    | _product(["JT", "H3"], ["JT"])
    | _product(_HANGUL, ["PO"])  # LB27
    | _product(["PR"], _HANGUL)
    | _product([*_LETTERS, "IS"], _LETTERS)  # LB28, LB29
    | _product([*_LETTERS, "NU"], ["OP", "OP_NU"])  # LB30
    | _product(["CP"], [*_LETTERS, "NU"])
    | _product(["EB", "ID_EP"], ["EM"])  # LB30b
)
_NEVER_AFTER_NEIGHBOUR = frozenset({"BA", *_HYPHEN, "NS", "IN", "QU"})  # LB19, LB21, LB22
_GLUED = frozenset({"GL", "WJ", "QU"})  # LB11, LB12, LB19


class _State(NamedTuple):
    """What the rules need to know of the text before a character."""

    before: str = ""  # class of the last character that is neither mark nor space; "" at the start
    spaces: bool = False
    number: str = ""  # LB25: "NU" inside a number, "CL" after its closing bracket
    odd_flag: bool = False  # LB30a: an odd number of regional indicators ends here
    hebrew_hyphen: bool = False  # LB21a
    joined: bool = False  # LB8a: the character before is a zero width joiner


class Breaks(NamedTuple):
    """Where lines may and must end: indices of the character after; the end of the text is in neither."""

    allowed: MutableSequence[int]
    forced: list[int]


def breaks(text: str, language: str = "") -> Breaks:
    """The places where a line of ``text`` may end; in Chinese (``zh``) with the Chinese rules."""
    allowed, forced = _opportunities(_class_letters(text, is_chinese=language.startswith("zh")))
    whole = {at for match in _WHOLE.finditer(text) for at in range(match.start() + 1, match.end())}
    return Breaks([at for at in allowed if at not in whole and _may_part(text, at)], forced)


def standard_breaks(text: str) -> list[int]:
    """The opportunities of UAX #14 alone, forced ones among them; for the conformance test."""
    allowed, forced = _opportunities(_class_letters(text, is_chinese=False))
    return sorted({*allowed, *forced})


@cache
def _classes() -> Property:
    return load("line_break.txt", _LETTER)


# Quotation marks next to Chinese are brackets; next to Latin they stay ambiguous (and apostrophes).
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
_CHINESE_QUOTE = re.compile(f"(?<=[{_WIDE}])[“‘”’]|[“‘”’](?=[{_WIDE}])")
_CHINESE_CLASS = {"“": "OP_EA", "‘": "OP_EA", "”": "CL", "’": "CL", "—": "BA", "·": "NS", "•": "NS"}


def _class_letters(text: str, *, is_chinese: bool) -> str:
    """One letter a character: its class, brackets and hyphens before a number told apart (LB25)."""
    letters = text.translate(_classes())
    if is_chinese:
        letters = _with_chinese_classes(text, letters)
    return _BEFORE_NUMBER.sub(lambda match: _LETTER[_NAME[match[0]] + "_NU"], letters)


def _with_chinese_classes(text: str, letters: str) -> str:
    places = [match.start() for match in _CHINESE_QUOTE.finditer(text)]
    places += [match.start() for match in re.finditer("[—·•]", text)]
    changed = list(letters)
    for place in places:
        changed[place] = _LETTER[_CHINESE_CLASS[text[place]]]
    return "".join(changed)


# A document symbol (A/67/651, A/68/7/Add.11), a number with spaces between its thousands, a resolution
# (67/254 A).  A symbol that is not closed has an end all the same: no address a line long is held together.
_WHOLE = re.compile(
    r"(?<![\w/])(?:[A-Z]{1,6}\d?(?:/[\w.]{1,12}){1,5}(?:\([\w.]{1,12}\))?(?<!\.)"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}/\d{1,4} [A-Z]\b)",
    re.ASCII,
)
NO_START = frozenset("，。、；：！？”’）》〉】〕〗』」…—·％‰℃％),.;:!?]}»›،؛؟")
NO_END = frozenset("“‘（《〈【〔〖『「([{«‹")


def _may_part(text: str, at: int) -> bool:
    """Whether the marks around a place may be parted: GB/T 15834 5.1, and as good for the other languages."""
    if text[at] in NO_START and not (text[at] == "." and text[at - 1] == " "):
        return False
    if text[at].isdecimal() and text[at - 1] in ".,/":  # Corr.1, 2014/15: LB25 before example 7
        return False
    end = at - 1
    while end > 0 and text[end] == " ":
        end -= 1
    return text[end] not in NO_END


def _opportunities(letters: str) -> tuple[list[int], list[int]]:
    """The places where the rules allow and force a break, for the classes of a text."""
    allowed: list[int] = []
    forced: list[int] = []
    steps = _steps(_State())
    for place, letter in enumerate(letters):
        steps, answer = steps[letter]
        if answer:
            (allowed if answer == _ALLOWED else forced).append(place)
    return allowed, forced


_ALLOWED, _FORCED = 1, 2


class _Steps(dict[str, "tuple[_Steps, int]"]):
    """From one state, by the class of a character: where it leads, and the answer for the place before it.

    Worked out on first use; that each state has its own spares hashing states, a fifth of the time.
    """

    def __init__(self, state: _State) -> None:
        super().__init__()
        self._state = state

    def __missing__(self, letter: str) -> "tuple[_Steps, int]":
        state, name = self._state, _NAME[letter]
        if name in {"CM", "ZWJ"} and state.before and state.before not in {*_HARD, "ZW"} and not state.spaces:
            after, answer = state._replace(joined=name == "ZWJ"), 0  # LB9
        else:
            acting = "AL" if name in {"CM", "ZWJ"} else name  # LB10
            after, answer = _after(state, acting)._replace(joined=name == "ZWJ"), _answer(state, acting)
        self[letter] = step = _steps(after), answer
        return step


@cache
def _steps(state: _State) -> _Steps:
    return _Steps(state)


def _after(state: _State, name: str) -> _State:
    """The state after a character that is no mark."""
    if name == "SP":
        before = "" if state.before in _HARD else state.before
        return _State(before=before, spaces=True)
    in_number = state.number == "NU" and not state.spaces
    number = ""
    if name == "NU" or (name in {"SY", "IS"} and in_number):
        number = "NU"
    elif name in _CLOSE and in_number:
        number = "CL"
    is_second = state.before == "RI" and state.odd_flag and not state.spaces
    return _State(
        before=name,
        number=number,
        odd_flag=name == "RI" and not is_second,
        hebrew_hyphen=name in {"BA", *_HYPHEN} and state.before == "HL" and not state.spaces,
    )


def _answer(state: _State, name: str) -> int:
    """Whether a line may end before a character of class ``name``: LB2 to LB31 in their order."""
    if state.before in _HARD:
        return 0 if state.before == "CR" and name == "LF" else _FORCED  # LB4, LB5
    if name in _HARD or name in {"SP", "ZW"}:  # LB6, LB7
        return 0
    if state == _State():  # LB2
        return 0
    if state.before == "ZW":  # LB8
        return _ALLOWED
    if state.joined or name in _NEVER_BEFORE or _holds_over_spaces(state.before, name):
        return 0  # LB8a, LB11, LB13 to LB17
    if state.spaces:  # LB18
        return _ALLOWED
    return 0 if _sticks(state, name) else _ALLOWED


def _holds_over_spaces(before: str, name: str) -> bool:
    """LB14 to LB17: what holds together even where spaces stand between."""
    return (
        before in _OPEN
        or (before == "QU" and name in _OPEN)
        or (before in _CLOSE and name == "NS")
        or (before == name == "B2")
    )


def _sticks(state: _State, name: str) -> bool:
    """LB11 to LB30b: whether two neighbours without a space between stay together."""
    before = state.before
    if before in _GLUED or (name == "GL" and before not in {"BA", *_HYPHEN}):
        return True
    if name == "QU":
        return True
    if "CB" in (before, name):  # LB20
        return False
    if before == "BB" or name in _NEVER_AFTER_NEIGHBOUR or state.hebrew_hyphen:
        return True
    if before == name == "RI":  # LB30a
        return state.odd_flag
    return (before, name) in _TOGETHER or _continues_number(state.number, name)


def _continues_number(number: str, name: str) -> bool:
    """LB25: ``NU (NU | SY | IS)* (CL | CP)? (PO | PR)?`` is one word."""
    if number == "NU":
        return name in {"NU", "SY", "IS", "PO", "PR", *_CLOSE}
    return number == "CL" and name in {"PO", "PR"}
