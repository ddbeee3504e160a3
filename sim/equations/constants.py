"""Numbers of the method, not of the world: they keep arithmetic finite and say how finely things are looked at.

A number that says something about the world is a registered parameter instead.
"""

TINY = 1e-12
"""Smallest divisor: a share below it counts as nothing."""
