"""What people read: pages, paper, tables."""
