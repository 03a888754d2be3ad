"""The competency matrix, a segment of Careers: who holds what, edited like a spreadsheet."""
