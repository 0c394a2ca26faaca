"""All time expressions of a text with their TIMEX3 type and value.

Dates, times of day, lengths, sets and vague words ("now"), by the pieces of the time finder and
more; by `unfog.resolve.time.finder` alone a reader dates incidents.
"""

from unfog.resolve.time.timex.render import Timex, TimexType
from unfog.resolve.time.timex.tagger import TimexTagger

__all__ = ["Timex", "TimexTagger", "TimexType"]
