"""A text written in the person's own editor."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

from wizard.errors import StorageError, UsageError, WizardError
from wizard.session.editor import edit_text, editor_command

SHELL = "/bin/sh"


def editor(folder: Path, body: str) -> tuple[str, ...]:
    """Return an editor that runs a line of shell with the file as `$1`."""
    script = folder / "editor"
    script.write_text(f"#!{SHELL}\n{body}\n", encoding="utf-8")
    script.chmod(0o755)
    return (str(script),)


def test_text_comes_back_as_the_editor_left_it(tmp_path: Path) -> None:
    """The editor finds the text and what it leaves comes back, without the last line end."""
    command = editor(tmp_path, """printf 'two\\n\\nthree\\n' >> "$1" """)
    assert edit_text("one\n", command) == "one\ntwo\n\nthree"


def test_text_from_the_editor_is_cleaned(tmp_path: Path) -> None:
    """Control characters the editor left are dropped, and line ends are unified."""
    command = editor(tmp_path, """printf 'a\\033[2J\\r\\nb' > "$1" """)
    assert edit_text("", command) == "a[2J\nb"


def test_file_is_private_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File and folder are nobody else's, whatever the umask, and nothing stays behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    command = editor(tmp_path, f"""stat -c %a "$1" "${{1%/*}}" > {tmp_path}/modes; : > "$1.swp" """)
    before = os.umask(0)
    try:
        edit_text("secret", command)
    finally:
        os.umask(before)
    assert (tmp_path / "modes").read_text(encoding="utf-8").split() == ["600", "700"]
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("exit 3", "ended with 3"),
        ("kill -9 $$", "ended with -9"),
        (': > "$1"', "left nothing"),
        ('echo " " > "$1"', "left nothing"),
        ('rm "$1"', "left no text"),
        ('rm "$1"; mkdir "$1"', "left no text"),
        (r"""printf '\377' > "$1" """, "no UTF-8"),
    ],
)
def test_editor_that_fails_leaves_the_text_alone(tmp_path: Path, body: str, said: str) -> None:
    """An editor that fails or leaves nothing usable is told of, and the note stays."""
    with pytest.raises(StorageError, match=f"{said}.*stays as it was"):
        edit_text("text", editor(tmp_path, body))


def test_editor_that_cannot_start_is_told_of(tmp_path: Path) -> None:
    """A program that is none is an error in a sentence, not a traceback."""
    with pytest.raises(WizardError, match="could not be used"):
        edit_text("text", (str(tmp_path / "none"),))


def test_nothing_may_stay_nothing(tmp_path: Path) -> None:
    """A note that was empty may be left empty."""
    assert edit_text("", editor(tmp_path, ":")) == ""


def test_variables_name_the_editor() -> None:
    """VISUAL goes before EDITOR, and may hold options and quotes as in a shell."""
    python = sys.executable
    both = {"VISUAL": f"'{python}' -c 'a b'", "EDITOR": "sh"}
    assert editor_command(both) == (python, "-c", "a b")
    assert editor_command({"VISUAL": " ", "EDITOR": SHELL}) == (SHELL,)


@pytest.mark.parametrize("named", ["no-such-program-here", "'unclosed"])
def test_variable_that_names_no_program_is_refused(named: str) -> None:
    """A variable that names no program is refused by its name."""
    with pytest.raises(UsageError, match="EDITOR"):
        editor_command({"EDITOR": named})


def test_without_any_editor_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a variable and a usual editor, what to set is said."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="Set EDITOR"):
        editor_command({})
