"""A plan: typed entities, names in several languages, transactions, history and checks."""
