"""Documents of any format in, trees out."""
