"""Laying out a report: blocks that know their height and can be split, and pages filled with them."""
