"""A plan as another thread may read it while this one goes on editing."""

from planning.plan.document import Document


def copied(document: Document) -> Document:
    """A plan of the same documents, made on another thread than the one that edits it.

    Documents are replaced, never changed in place, and can be shared: only a table may grow or shrink
    while it is copied, which Python reports. An edit in between is no harm, because it asks for the next run.
    """
    while True:
        try:
            return Document({name: dict(document.records(name)) for name in document.names()})
        except RuntimeError:  # "dictionary changed size during iteration"
            continue
