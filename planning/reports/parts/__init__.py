"""The parts that reports are made of: each turns tables of a plan into blocks, or into none."""
