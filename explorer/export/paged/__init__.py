"""Paper is set in lines and pages, for a printer and for a PDF file: the one place outside the window that needs Qt."""
