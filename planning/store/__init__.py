"""The plan's file: TinyDB reads and writes it through a storage of ours that never leaves half a file."""
