"""Copies of a plan that were edited apart, brought together in the window."""
