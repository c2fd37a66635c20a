"""A source file becomes a report: readers give positioned lines, stages find the structure in them."""

from explorer.ingest.read import SUFFIXES, read_report

__all__ = ["SUFFIXES", "read_report"]
