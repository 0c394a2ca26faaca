"""Times: found by rules, resolved against the day of publication, with their precision."""

from unfog.resolve.time.finder import RuleTimeFinder

__all__ = ["RuleTimeFinder"]
