"""People, for staff: finding, lists, the file, corrections, and what is done about somebody's membership."""
