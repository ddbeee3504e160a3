"""What can be wrong with a question that is put to several scenarios."""


class Unanswerable(ValueError):
    """The question cannot be answered for these scenarios; the message is one line for the user."""
