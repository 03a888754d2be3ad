"""Frameworks of competencies in the formats of others: NICE, IMS CASE, Moodle, progression ladders."""
