"""Which sections and paragraphs of reports correspond across years, word differences and figures."""

from explorer.compare.comparing import compare, compare_job
from explorer.compare.words import differences

__all__ = ["compare", "compare_job", "differences"]
