"""XML as text: elements with their children, and nothing in them that XML cannot hold."""

import re
from collections.abc import Iterable, Mapping
from html import escape

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tag(name: str, *inner: str, **fields: object) -> str:
    """An element with simple elements for ``fields`` (``None``: none), then ``inner`` as it stands."""
    return f"<{name}>{simple(fields)}{''.join(inner)}</{name}>"


def simple(fields: Mapping[str, object]) -> str:
    """Elements that hold nothing but a value; ``None`` has none."""
    return "".join(f"<{key}>{text(value)}</{key}>" for key, value in fields.items() if value is not None)


def group(name: str, elements: Iterable[str]) -> str:
    """An element around others; nothing where there are none."""
    inner = "".join(elements)
    return f"<{name}>{inner}</{name}>" if inner else ""


def attributes(**fields: object) -> str:
    """Attributes of an element, ``None`` for none, with a space before each."""
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{quoted(value)}"'
        for key, value in fields.items()
        if value is not None
    )


def text(value: object) -> str:
    """A value between tags; switches are 1 and 0."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return escape(FORBIDDEN.sub("", str(value)), quote=False)


def quoted(value: object) -> str:
    """A value between quotation marks, its lines kept."""
    if isinstance(value, bool):
        return "true" if value else "false"
    bare = escape(FORBIDDEN.sub("", str(value)))
    return bare.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
