"""The register of statutes: a text and its entry are stored together, or neither is."""

from __future__ import annotations

from pathlib import Path

from lawcheck.errors import LawcheckError, Problem
from lawcheck.store.atomic import write_whole
from lawcheck.store.splice import Item, Spliced, SpliceError, append_item, shown_in_braces

KEY = "statutes"
_MARK = "\ufeff"


def with_entry(profile: bytes, entry: Item, shown_as: str) -> tuple[bytes, Spliced]:
    """Give the profile with one more entry, and where it stands; nothing is written.

    Raises:
        LawcheckError: The list of statutes is written in a form to which nothing can be appended.
    """
    text = profile.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        spliced = append_item(text.removeprefix(_MARK), KEY, entry)
    except SpliceError as error:
        remedy = f"add it by hand: - {shown_in_braces(entry)}"
        raise LawcheckError([Problem(path=shown_as, message=str(error), remedy=remedy)]) from None
    return (mark + spliced.text).encode("utf-8"), spliced


def add_statute(profile: Path, before: bytes, after: bytes, text: Path | None, content: bytes) -> None:
    """Store a statute's text and the profile that names it.

    Args:
        profile: The ``country.yaml``.
        before: What it is known to hold; a profile that somebody changed meanwhile is left alone.
        after: What it shall hold.
        text: Where the text goes; None where it lies in the folder already.
        content: The bytes of the text.

    Raises:
        LawcheckError: Something cannot be written; the folder is as it was.
    """
    made = None if text is None else _Made(text)
    try:
        _refuse_changes(profile, before, text)
        if made is not None:
            made.write(content)
        write_whole(profile, after)
    except BaseException as error:
        if made is not None:
            made.undo()
        if isinstance(error, OSError):
            at = text if text is not None and made is not None and not made.is_written else profile
            message = f"cannot be written ({error.strerror or error}); nothing was added"
            raise LawcheckError([Problem(path=str(at), message=message)]) from None
        raise


def _refuse_changes(profile: Path, before: bytes, text: Path | None) -> None:
    if profile.read_bytes() != before:
        raise LawcheckError([Problem(path=str(profile), message="the file was changed meanwhile; nothing was added")])
    if text is not None and text.exists():
        message = "there is a file of this name already, and it is not in the register"
        remedy = "add that file, or choose another --id"
        raise LawcheckError([Problem(path=str(text), message=message, remedy=remedy)])


class _Made:
    """A file that was made, with the folder where that was missing, and can be unmade."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder_is_new = not path.parent.exists()
        self.is_written = False

    def write(self, content: bytes) -> None:
        self.path.parent.mkdir(exist_ok=True)
        write_whole(self.path, content)
        self.is_written = True

    def undo(self) -> None:
        if self.is_written:
            self.path.unlink(missing_ok=True)
        if self.folder_is_new and self.path.parent.is_dir():
            self.path.parent.rmdir()
