"""The languages of the desk: catalogues in gettext's form, chosen by cookie or browser."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from babel.core import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from markupsafe import Markup

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message
    from litestar.connection import ASGIConnection

LANGUAGES: Mapping[str, str] = {"en": "English", "ar": "العربية"}
"""Languages that ship, each with its own name for itself. The sources are in English."""

COOKIE = "language"


class Language:
    """One language: its translations, for pages and for scripts, and how it is written."""

    def __init__(self, code: str, catalogue: Catalog | None) -> None:
        self.code = code
        self.locale = Locale.parse(code)
        self.direction = self.locale.text_direction
        self.translations = Translations()
        self.for_scripts: dict[str, str | list[str]] = {}
        if catalogue is None:
            return
        packed = io.BytesIO()
        write_mo(packed, catalogue)
        packed.seek(0)
        self.translations = Translations(packed)
        for message in catalogue:
            if message.string and any(path.endswith(".ts") for path, _ in message.locations):
                self._tell_scripts(message)

    def say(self, text: str, /, **values: object) -> str:
        """`text` in this language. What `values` fill in is escaped, and so is text without any
        where a page shows it: it may be a variable's, which comes from anywhere.

        Stands in for the gettext of Jinja's own extension, which takes all text for markup.
        """
        told: str = self.translations.gettext(text)
        return Markup(told) % values if values else told  # noqa: S704

    def _tell_scripts(self, message: Message) -> None:
        """Scripts look a plural up by its singular and find all forms, in the order of the file."""
        if isinstance(message.id, str):
            self.for_scripts[message.id] = str(message.string)
        elif all(message.string):
            self.for_scripts[message.id[0]] = list(message.string)


@cache
def language(code: str) -> Language:
    """The language of that code, one of LANGUAGES."""
    if code == "en":
        return Language(code, None)
    file = resources.files("unfog.web") / "locale" / code / "messages.po"
    return Language(code, read_po(io.BytesIO(file.read_bytes()), locale=code))


def chosen(request: ASGIConnection[Any, Any, Any, Any]) -> Language:
    """The language for a request: that of the cookie, else the first that the browser asks for
    and we have, else English."""
    cookie = request.cookies.get(COOKIE, "")
    if cookie in LANGUAGES:
        return language(cookie)
    wanted = [
        part.split(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")
    ]
    return language(negotiate_locale(wanted, list(LANGUAGES), sep="-") or "en")
