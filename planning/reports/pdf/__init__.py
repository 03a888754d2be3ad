"""Writing PDF: embedded fonts, marked content, the structure tree, and what PDF/UA-1 and PDF/A-2a ask for."""
