"""The floor of a validated command: the YAML parser and one record."""

import yaml
from pydantic import BaseModel


class One(BaseModel):
    """The least record there is."""

    x: int


One(x=1)
assert yaml.__version__
