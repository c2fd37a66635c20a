"""What a view shows, as it goes on paper."""
