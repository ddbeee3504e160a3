"""What can be wrong with a question."""


class AnalysisError(ValueError):
    """The analysis cannot be made as asked; the message is one line for the user."""
