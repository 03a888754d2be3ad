"""Closed forms beside the simulation: what can be reckoned exactly is shown at once, and tests the engine."""
