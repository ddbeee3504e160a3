"""Figures of a finished run, each answering one question: SVG, PNG, its data and a text alternative."""

from sim.views.figures.draw import NAMES, draw_all, draw_one

__all__ = ["NAMES", "draw_all", "draw_one"]
