"""The brief: what, why, the roadmap as a picture, the money, risks and decisions, on a few pages."""
