"""The exception of the pipeline."""


class GeneratorError(Exception):
    """The pipeline stopped; the text has the place (file, JSON pointer), the problem and what would be right."""
