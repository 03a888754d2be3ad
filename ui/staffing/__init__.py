"""Staffing: the structure with its posts, scenarios side by side, and the assumptions behind them."""
