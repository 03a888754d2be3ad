"""Training: what is needed, the least-cost way there, what a budget buys, what finishing a course does."""
