"""Staffing structures: posts, scenarios of dated changes, and what they would do.

Establishment is posts, incumbency is people in them (terms of United Nations budgets and manpower planning).
"""
