"""What needs attention: one sentence a concern, its number, since when, and the list that shows exactly those rows.

A concern is a `Source` in a module of its own. `of` counts all that concern a user in one statement.
"""

from rusunpreneur.dashboards.attention.count import of
from rusunpreneur.dashboards.attention.registry import BY_KEY, SOURCES

__all__ = ["BY_KEY", "SOURCES", "of"]
