"""Ground that everything stands on: paths, resources, languages of the interface, settings, logs."""
