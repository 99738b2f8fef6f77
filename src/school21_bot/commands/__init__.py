"""What a command of some length does when it is typed: it asks, shows progress and tells what came of it."""
