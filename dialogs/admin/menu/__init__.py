"""The first window of the staff: the community at a glance, and what there is to do."""
