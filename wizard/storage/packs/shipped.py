"""Where the shipped checklists are."""

from pathlib import Path

import wizard
from wizard.errors import WizardError

PACK_FILE = "pack.yaml"


def find_shipped_pack() -> Path:
    """Return the folder of the shipped checklists; WizardError if the installation lacks it."""
    package = Path(wizard.__file__).resolve().parent
    # Installed they lie in the package; in a clone, beside it.
    for folder in (package / "checklists", package.parent / "checklists"):
        if (folder / PACK_FILE).is_file():
            return folder
    raise WizardError("The shipped checklists are missing.", "Reinstall partnership-wizard.")
