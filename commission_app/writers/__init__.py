"""Reports out, as documents."""
