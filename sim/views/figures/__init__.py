"""Figures, each answering one question: SVG, PNG, its data and a text alternative."""
