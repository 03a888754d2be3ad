"""How well a name answers what was typed: the letters in their order, best at the beginnings of words."""

_START, _RUN, _PLAIN, _GAP = 16, 14, 4, 1
_WHOLE = 40  # the typed text stands in the name as it is
_EXACT_START = 30  # and at its beginning
_EXACT = 20  # and is all of it


def score(typed: str, name: str) -> int:
    """Points for a name, 0 where the letters are not in it in their order; case and spaces do not count."""
    wanted = "".join(typed.casefold().split())
    text = name.casefold()
    if not wanted:
        return 1
    points = _subsequence(wanted, text)
    if points:
        phrase = typed.casefold().strip()
        at = text.find(phrase)
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


def _is_start(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
