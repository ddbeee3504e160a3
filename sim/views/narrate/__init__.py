"""Runs in plain words: the summary of many worlds, and the story of one."""

from sim.views.narrate.sources import told_registry, told_sources
from sim.views.narrate.story import Story, tell
from sim.views.narrate.summary import summary_of

__all__ = ["Story", "summary_of", "tell", "told_registry", "told_sources"]
