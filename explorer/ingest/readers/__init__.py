"""One reader for each kind of file. Each gives the printed lines and says what it knows of where they stand."""
