"""The window: adapters between the plan and Qt, gestures and painters; no rules of the domain live here."""
