"""Training: who has to do which course, when it is held, what it costs, what expires."""
