"""The records: what a pack, an assessment, a result and a summary are made of; no I/O, no clock."""

import os

# Pydantic shows what it validates to every plug-in that happens to be installed beside, and looks
# for them at every start. Answers are shown to nobody.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
