"""From the compiled meet to what people read: pages, paper, and what templates make of it."""
