"""What may be a year, as parts of expressions."""

OF_DOCUMENT = r"(?:19|20)\d\d"
"""The year of a report, a resolution or a table, 1900 to 2099. Chosen: from 2100 on are the numbers of resolutions of
the Security Council since 2013."""
IN_TEXT = r"(?:1[6-9]|2[01])\d\d"
"""A number of a text that is a year where nothing else is said of it, 1600 to 2199: reports tell of older times too,
and of the next century's climate. Chosen."""
