"""A matrix of cells under frozen heads: painted, moved in, copied and pasted into."""
