"""Write YAML that reads like a page: fixed key order, block text, quotes where readers disagree."""

from typing import Any

import yaml

from wizard.storage.reading.words import is_disputed

try:
    from yaml import CSafeDumper as _Base
except ImportError:  # pragma: no cover - only where PyYAML was built without libyaml
    from yaml import SafeDumper as _Base  # type: ignore[assignment]

_WIDTH = 100


class _Dumper(_Base):
    """Represents what records hold; never writes anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class names it
        """Write every value out, also one that stands twice."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = None
    if text.endswith("\n\n") or text == "\n":
        # As a block it would be followed by `...`, which ends the document in mid-file.
        style = '"'
    elif "\n" in text:
        style = "|"
    elif is_disputed(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    is_row = all(isinstance(item, int | float) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_row)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)


def emit(data: Any) -> str:
    """Return plain data as YAML text; keys keep their order."""
    return str(
        yaml.dump(
            data,
            Dumper=_Dumper,
            allow_unicode=True,
            default_flow_style=False,
            sort_keys=False,
            width=_WIDTH,
        )
    )
