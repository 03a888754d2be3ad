"""Files of other programs and media, one module a format."""
