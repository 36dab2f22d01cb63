"""Demo data: fictitious people in the real frame of places, trainings and dates that the press reported."""
