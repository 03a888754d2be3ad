"""The roadmap: outline and chart with one scroll, gestures, keys, inspector, pictures."""
