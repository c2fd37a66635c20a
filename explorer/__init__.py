"""Report Explorer: read a series of reports, search it, compare its years and cite it."""

__version__ = "0.1.0"
