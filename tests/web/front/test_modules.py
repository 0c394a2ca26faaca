"""Messages, dialogs, strings and the API, as pages use them."""

from typing import Any

from web.browsing import Open


def test_a_reason_is_asked_for(gallery: Open) -> None:
    opened = gallery()
    opened.at.focus(".btn-danger")
    opened.run("void (window.got = desk.dialog.askWhy({title: 'Reject', act: 'Reject it'}))")
    opened.at.click("text=Reject it")
    assert opened.at.locator("dialog[open]").count() == 1, "a reason is needed"
    opened.at.fill("dialog textarea", " Told of another day ")
    opened.at.click("text=Reject it")
    assert opened.run("window.got") == "Told of another day"
    assert opened.run("document.activeElement.dataset.act") == "reject", "the focus comes back"
    assert opened.at.locator("dialog").count() == 0


def test_a_dialog_can_be_left(gallery: Open) -> None:
    opened = gallery()
    for leave in (
        lambda: opened.press("Escape"),
        lambda: opened.at.click("dialog >> text=Cancel"),
        lambda: opened.at.click("dialog >> [aria-label=Close]"),
    ):
        opened.run("void (window.got = desk.dialog.askWhy({title: 'Reject', act: 'Reject it'}))")
        leave()
        assert opened.run("window.got") is None


def test_enter_in_a_field_does_what_the_dialog_is_for(gallery: Open) -> None:
    opened = gallery()
    opened.run(
        "void (window.got = desk.dialog.ask({title: 'Name', act: 'Take it', body: "
        "[desk.dom.h('input', {name: 'who', 'aria-label': 'Who'})]}).then(f => f.get('who')))"
    )
    opened.at.keyboard.type("Ada")
    opened.press("Enter")
    assert opened.run("window.got") == "Ada"


def test_messages_can_be_acted_on_and_closed(gallery: Open) -> None:
    opened = gallery()
    show = (
        "void desk.toast.toast('Rejected', "
        "{act: {label: 'Undo', run: () => { window.undone = true }}})"
    )
    opened.run(show)
    opened.at.click(".toast >> text=Undo")
    assert opened.run("window.undone") is True
    opened.run(show)
    opened.at.click(".toast >> [aria-label='Close message']")
    assert opened.at.locator(".toast").count() == 0


def test_messages_are_seen_over_a_dialog_and_outlive_it(gallery: Open) -> None:
    opened = gallery()
    opened.run("void desk.dialog.confirmed({title: 'Sure?', act: 'Yes'}, 'Really?')")
    opened.run("void desk.toast.toast('It is locked', {tone: 'bad'})")
    opened.at.click(".toast >> [aria-label='Close message']")
    opened.run("void desk.toast.toast('Again', {tone: 'bad'})")
    opened.press("Escape")
    assert opened.at.locator("body > .toasts .toast").is_visible()


def test_markup_in_words_stays_text(gallery: Open) -> None:
    opened = gallery()
    words = "<img src=x onerror='window.sprung = 1'>"
    opened.run("words => void desk.toast.toast(words)", words)
    assert opened.at.text_content(".toast p") == words
    assert opened.run("window.sprung") is None


def test_strings_are_in_the_readers_language(gallery: Open) -> None:
    arabic = gallery(lang="ar", dir="rtl")
    assert arabic.run("desk.strings._('Close message')") == "أغلق الرسالة"
    assert arabic.run("desk.strings._('{who} said so', {who: 'Ada'})") == "Ada said so"
    counted = "desk.strings.ngettext('{n} claim', '{n} claims', %d)"
    forms = {n: arabic.run(counted % n) for n in (0, 1, 2, 3, 11, 100)}
    assert [forms[n].split()[-1] for n in (0, 1, 2, 3, 11, 100)] == [
        *("ادعاء", "ادعاء", "ادعاءان", "ادعاءات", "ادعاءً", "ادعاء")
    ]
    counted = "desk.strings.ngettext('{n} report', '{n} reports', %d)"
    assert [gallery().run(counted % n) for n in (1, 2000)] == ["1 report", "2,000 reports"]


def test_a_change_carries_its_version_and_token(gallery: Open, answers: dict[str, Any]) -> None:
    answers["POST /api/v1/incidents/i-1/confirm?quiet=true"] = (200, {"state": "confirmed"})
    opened = gallery()
    got = opened.run(
        "desk.api.send('POST', '/incidents/i-1/confirm', {why: 'ok'}, "
        "{etag: '\"v1\"', query: {quiet: true, none: null}})"
    )
    assert got == {"value": {"state": "confirmed"}, "etag": '"v2"'}
    sent = {name.lower(): value for name, value in answers["last"]["headers"].items()}
    assert sent["if-match"] == '"v1"'
    assert sent["x-csrf-token"] == "token-1"
    assert answers["last"]["body"] == {"why": "ok"}


def _failed(opened: Any, call: str) -> Any:
    told = opened.run(f"{call}.catch(e => [e.problem.status, e.message])")
    # the browser notes each answer of failure by itself
    opened.console[:] = [line for line in opened.console if "Failed to load" not in line]
    return told


def test_a_problem_is_told_in_its_own_words(gallery: Open, answers: dict[str, Any]) -> None:
    problem = {"title": "Locked", "status": 423, "detail": "i-1 is completed; reopen it first"}
    answers["POST /api/v1/locked"] = (423, problem)
    opened = gallery()
    assert _failed(opened, "desk.api.send('POST', '/locked')") == [423, problem["detail"]]
    assert opened.at.text_content(".toast[role=alert] p") == problem["detail"]


def test_a_conflict_offers_the_latest(gallery: Open, answers: dict[str, Any]) -> None:
    problem = {"title": "Changed meanwhile", "status": 412, "current": {"state": "rejected"}}
    answers["POST /api/v1/stale"] = (412, problem)
    opened = gallery()
    _failed(opened, "desk.api.send('POST', '/stale', {}, {etag: '\"v1\"'})")
    assert "changed this meanwhile" in opened.at.text_content(".toast p")
    assert opened.at.locator(".toast >> text=Show the latest").is_visible()
    opened.run("desk.api.onConflict(told => window.current = told.current)")
    _failed(opened, "desk.api.send('POST', '/stale', {}, {etag: '\"v1\"'})")
    assert opened.run("window.current") == {"state": "rejected"}


def test_who_is_signed_out_can_sign_in_and_come_back(
    gallery: Open, answers: dict[str, Any]
) -> None:
    answers["GET /api/v1/queue"] = (401, {"title": "Not signed in", "detail": "Sign in first."})
    opened = gallery(theme="dark")
    _failed(opened, "desk.api.get('/queue')")
    opened.at.route("**/login?*", lambda route: route.fulfill(body="login"))
    opened.at.click(".toast >> text=Sign in >> nth=1")
    opened.at.wait_for_url("**/login?next=%2F%3Ftheme%3Ddark")


def test_a_server_that_is_gone_is_told(gallery: Open) -> None:
    opened = gallery()
    opened.at.route("**/api/**", lambda route: route.abort())
    assert _failed(opened, "desk.api.get('/incidents')")[0] == 0
    assert "Nothing was saved" in opened.at.text_content(".toast p")
