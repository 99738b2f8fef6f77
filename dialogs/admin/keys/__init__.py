"""Keys of other systems: which there are, a new one, and ending one."""
