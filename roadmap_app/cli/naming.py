"""What documents are called where people read them."""

from i18n import language
from planning.plan.document import Document
from planning.plan.text import text_in


def name_of(document: Document, table: str, id: str) -> str:
    """The name of a document in the language of the command line; its id where it has none."""
    return text_in(getattr(document.get(table, id), "name", {}), language()) or id
