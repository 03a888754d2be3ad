"""Reports: choose a document and its languages, look at its pages, export it."""
