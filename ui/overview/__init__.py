"""The plan at a glance: key figures, roadmap, budget, findings, progress."""
