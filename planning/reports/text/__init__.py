"""Text for print, without a toolkit: bidirectional order, line breaking, fallback, shaping, paragraphs."""
