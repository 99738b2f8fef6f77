"""What staff see: one folder for each subject, all behind the door of `doors.py`."""
