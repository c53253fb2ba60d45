"""The one exception that the pipeline raises on purpose."""


class GeneratorError(Exception):
    """The pipeline cannot go on; the text says where (file, JSON pointer), what is wrong and what would be right."""
