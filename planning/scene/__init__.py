"""Geometry of every drawing, without a toolkit: plan and viewport in, plain shapes out, painted elsewhere."""
