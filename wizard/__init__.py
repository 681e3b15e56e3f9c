"""A terminal wizard that weighs a strategic partnership with a major global actor."""

import os

__version__ = "0.1.0"

# Pydantic shows what it validates to every plug-in that happens to be installed beside, and looks
# for them at every start. Answers are shown to nobody.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
