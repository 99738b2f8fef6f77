"""Who belongs to the staff: the list, making somebody staff, taking the role away."""
