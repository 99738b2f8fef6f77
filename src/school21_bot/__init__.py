"""The School 21 community bot: registration, search and everything behind them."""
