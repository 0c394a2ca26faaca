"""Pages: templates filled for one request, in its language, theme and with its user."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec
from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent
from litestar import Response
from litestar.enums import MediaType
from markupsafe import Markup

import unfog
from unfog.web import assets, names
from unfog.web.language import LANGUAGES, Language, chosen, language
from unfog.web.rising import figure_in_full, figure_told
from unfog.web.roles import Role
from unfog.web.worded import english, value_told, worded

if TYPE_CHECKING:
    from jinja2 import Environment
    from litestar import Request

THEMES = ("light", "dark")
"""What the cookie `theme` may say; without it the browser's wish is followed."""

NAVIGATION: tuple[tuple[str, str, Role], ...] = (
    ("/incidents", "Incidents", "viewer"),
    ("/queue", "Queue", "coder"),
    ("/drafts", "Drafts", "coder"),
    ("/sources", "Sources", "viewer"),
    ("/audit", "Audit", "viewer"),
    ("/method", "Method", "viewer"),
)
"""Address and name of each page, and the least role that may see it."""


def render(
    request: Request[Any, Any, Any],
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response[str]:
    """The page of `template` with `values`, all of which are escaped."""
    speech = chosen(request)
    theme = request.cookies.get("theme", "")
    page = _environment(speech.code).get_template(template)
    user, admission = request.scope.get("user"), request.scope.get("auth")

    def staff(name: str) -> str:
        return speech.say(names.shown(user, name))

    html = page.render(
        values,
        path=request.url.path,
        user=user,
        csrf=admission.csrf if admission else "",
        session=admission.session if admission else None,
        staff=staff,
        language=speech,
        languages=LANGUAGES,
        theme=theme if theme in THEMES else "",
        strings=data_block(speech.for_scripts),
        version=unfog.__version__,
    )
    answer = {"vary": "cookie, accept-language", **(headers or {})}
    return Response(html, status_code=status, media_type=MediaType.HTML, headers=answer)


def _moment(speech: Language, at: dt.datetime) -> str:
    told = format_datetime(at, "medium", tzinfo=dt.UTC, locale=speech.locale)
    return f"{told} UTC"


def data_block(value: object) -> Markup:
    """`value` as JSON that can stand in a script element: no markup can be read out of it."""
    text = msgspec.json.encode(value).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704


@cache
def _environment(code: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    speech: Language = language(code)
    environment = Environment(
        loader=PackageLoader("unfog.web"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(speech.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        _=speech.say,
        asset=assets.asset,
        navigation=NAVIGATION,
        data_block=data_block,
        number=partial(format_decimal, locale=speech.locale),
        words=speech.say,
        percent=partial(format_percent, locale=speech.locale),
        moment=partial(_moment, speech),
        english=partial(english, language=speech),
        value_told=partial(value_told, language=speech),
        worded=partial(worded, language=speech),
        figure_told=partial(figure_told, language=speech),
        figure_in_full=partial(figure_in_full, language=speech),
        arrow="←" if speech.direction == "rtl" else "→",
    )
    return environment
