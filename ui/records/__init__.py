"""Tables of the plan to be filled in: spreadsheets of documents with what belongs to each, and its fields."""
