"""Building blocks of the views, one widget a module, painted from the theme without style sheets."""
