"""How well a name answers what was typed: the letters in their order, best at the beginnings of words."""

_START, _RUN, _PLAIN, _GAP = 16, 14, 4, 1
_WHOLE = 40  # the typed text stands in the name as it is
_EXACT_START = 30  # and at its beginning
_EXACT = 20  # and is all of it
_NEAR = 3  # letters that may be left out between two that were typed, within a word


def score(typed: str, name: str) -> int:
    """Points for a name, 0 where it is no answer; case and spaces do not count.

    It is one where what was typed stands in it, or its letters in their order as people abbreviate: from the
    beginning of a word, each at the beginning of another word or little after the last. Letters strewn over a
    long name are none.
    """
    wanted = "".join(typed.casefold().split())
    text = name.casefold()
    if not wanted:
        return 1
    points = _subsequence(wanted, text)
    phrase = typed.casefold().strip()
    at = text.find(phrase)
    if points and at < 0 and not _abbreviates(wanted, text):
        return 0
    if points:
        points += _WHOLE if at >= 0 else 0
        points += _EXACT_START if at == 0 else 0
        points += _EXACT if phrase == text else 0
        points -= min(len(text), 60) // 4
    return max(points, 1) if points else 0


def _subsequence(wanted: str, text: str) -> int:
    """Points for the letters in their order, taking the first place of each."""
    points, at, last = 0, -1, -2
    for letter in wanted:
        at = text.find(letter, at + 1)
        if at < 0:
            return 0
        points += _RUN if at == last + 1 else _START if _is_start(text, at) else _PLAIN
        points -= _GAP * min(3, max(0, at - last - 1)) if last >= 0 else 0
        last = at
    return max(points, 1)


def _abbreviates(wanted: str, text: str) -> bool:
    """Whether the letters stand in their order at beginnings of words or near the letter before."""
    starts = [at for at in range(len(text)) if _is_start(text, at)]
    ends = {at for at in starts if text[at] == wanted[0]}
    for letter in wanted[1:]:
        near = {after for at in ends for after in range(at + 1, at + 2 + _NEAR)}
        begun = {at for at in starts if at > min(ends)} if ends else set()
        ends = {at for at in near | begun if at < len(text) and text[at] == letter}
    return bool(ends)


def _is_start(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
