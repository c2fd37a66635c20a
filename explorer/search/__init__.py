"""A query, parsed early, becomes hits. `engine` says what a search engine does; one file speaks Whoosh."""
