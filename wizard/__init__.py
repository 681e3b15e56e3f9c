"""A terminal wizard that weighs a strategic partnership with a major global actor."""

__version__ = "0.1.0"
