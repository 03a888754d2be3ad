"""Careers and training: ratings, gaps, gates of promotion, paths, coverage, least-cost training plans.

Pure functions of a plan. What counts in arrays (:mod:`~planning.careers.matrix`, and the optimisers) loads
numpy; ratings, gaps and gates do not, so that anybody may import them.
"""
