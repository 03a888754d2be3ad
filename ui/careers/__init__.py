"""Careers: the lattice of job profiles, competencies, people, and comparisons."""
