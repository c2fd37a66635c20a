"""What a view shows, as plain data and without Qt: the window, the terminal, Word and HTML show the same from here."""
