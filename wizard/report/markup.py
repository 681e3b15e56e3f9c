"""A summary as Markdown or HTML in which every text is shown literally."""

import html
import re
from collections.abc import Iterator

from wizard.model.summary import Summary
from wizard.report.document import Heading, Listing, Paragraph, Part, Table, lay_out
from wizard.visible import visible_line

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&@$^!])")
_STARTS = re.compile(r"^(\s*)([-+=]|[0-9]+(?=[.)]))")
_SPACE = re.compile(r"^ ")
_ADDRESSES = re.compile(r"(:(?=//)|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2}))", re.IGNORECASE)
_STYLE = (
    "body{font:16px/1.5 serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#111;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;"
    "padding:.3rem .5rem;text-align:left;vertical-align:top}"
)


def render_markdown(summary: Summary) -> str:
    """Return a summary as Markdown; every mark inside a text is escaped."""
    return "\n\n".join(_markdown(part) for part in lay_out(summary)) + "\n"


def _markdown(part: Part) -> str:
    match part:
        case Heading():
            return f"{'#' * part.level} {_escape(part.text)}"
        case Paragraph():
            return _escape(part.text)
        case Listing():
            marks = (f"{n}." if part.is_ranked else "-" for n in range(1, len(part.items) + 1))
            items = zip(marks, part.items, strict=True)
            return "\n".join(f"{mark} {_escape(item)}" for mark, item in items)
        case Table():
            lines = [part.head, ("---",) * len(part.head)]
            rows = [tuple(map(_escape, row)) for row in part.rows]
            return "\n".join(f"| {' | '.join(row)} |" for row in (*lines, *rows))


def _escape(text: str) -> str:
    # Some programs read more signs as marks than others; all show an escaped one as it is.
    escaped = _MARKS.sub(r"\\\1", visible_line(text))
    # A bare address would become a link that can be followed.
    escaped = _ADDRESSES.sub(r"\\\1", escaped)
    escaped = _STARTS.sub(_escape_start, escaped)
    # Spaces at the start could make the line one of code, where backslashes are shown.
    return _SPACE.sub("&#32;", escaped)


def _escape_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def render_html(summary: Summary) -> str:
    """Return a summary as one HTML page without scripts, links or anything to be fetched."""
    title = html.escape(visible_line(summary.assessment.title))
    body = "\n".join(line for part in lay_out(summary) for line in _html(part))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n"
        "</html>\n"
    )


def _html(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"<h{part.level}>{_literal(part.text)}</h{part.level}>"
        case Paragraph():
            yield f"<p>{_literal(part.text)}</p>"
        case Listing():
            name = "ol" if part.is_ranked else "ul"
            yield f"<{name}>"
            yield from (f"<li>{_literal(item)}</li>" for item in part.items)
            yield f"</{name}>"
        case Table():
            yield "<table>"
            yield f"<tr>{''.join(f'<th>{_literal(cell)}</th>' for cell in part.head)}</tr>"
            for row in part.rows:
                yield f"<tr>{''.join(f'<td>{_literal(cell)}</td>' for cell in row)}</tr>"
            yield "</table>"


def _literal(text: str) -> str:
    return html.escape(visible_line(text))
