"""Views of the main window, one for each place on the rail."""
