"""Plans from and for other programs, one module a format."""
