"""The description of the model in the ODD+D form: prose of our own around tables read off the code and the registry."""

from sim.views.odd.page import odd

__all__ = ["odd"]
