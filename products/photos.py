"""The two sizes in which pages show photographs of the catalogue."""

PAGE, ROW = 960, 160
