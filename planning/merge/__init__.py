"""Copies of one plan that were edited apart, brought together field by field."""
