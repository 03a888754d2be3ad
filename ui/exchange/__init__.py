"""Files of other programs in the window: import with a preview, export in every format."""
