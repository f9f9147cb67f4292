"""What differs between two meets, as data, and a renderer a file."""
