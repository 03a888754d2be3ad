"""The product's knowledge: the plan, its store, its schedule, its drawings and its documents.

Nothing here knows Qt; everything here can be used and tested without a window.
"""
