"""How well people are found: a community made by rules, queries whose answers follow from them, and the rivals."""
