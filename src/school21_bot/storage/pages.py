"""Lists that are shown page by page."""


def pages_of(total: int, size: int) -> int:
    """How many pages of `size` a list of `total` has, at least one."""
    return max(1, -(-total // size))


def page_within(number: int, total: int, size: int) -> int:
    """The page that is asked for, counted from 0, or the one nearest to it that there is."""
    return min(max(0, number), pages_of(total, size) - 1)
