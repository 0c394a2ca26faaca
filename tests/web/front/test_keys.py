"""Keys act where they should, and nowhere else."""

import pytest

from web.browsing import Open


def test_a_key_presses_the_button_that_shows_it(gallery: Open) -> None:
    opened = gallery()
    assert opened.at.text_content(".btn-primary kbd") == "c"
    assert opened.at.get_attribute(".btn-primary", "aria-keyshortcuts") == "c"
    opened.press("c", "m", "x")
    assert opened.run("desk.pressed") == ["confirm", "merge", "reject"]
    opened.run("document.querySelector('.btn-primary').disabled = true")
    opened.press("c")
    assert len(opened.run("desk.pressed")) == 3


@pytest.mark.parametrize("place", ["#why", "input[type=search]", "select#theme", ".nav a"])
def test_keys_leave_typing_and_the_header_alone(gallery: Open, place: str) -> None:
    opened = gallery()
    opened.at.click("summary:has-text('Ada')")
    opened.at.focus(place)
    opened.press("c", "m")
    assert opened.run("desk.pressed") == []


def test_keys_act_where_something_was_ticked(gallery: Open) -> None:
    opened = gallery()
    box = opened.at.locator("input[type=checkbox]").first
    box.focus()
    opened.press("Space", "c", "m")
    assert not box.is_checked(), "space is the box's own"
    assert opened.run("desk.pressed") == ["confirm", "merge"]


def test_keys_leave_shortcuts_and_dialogs_alone(gallery: Open) -> None:
    opened = gallery()
    opened.press("Control+c", "Alt+m", "Meta+x")
    opened.run("void desk.dialog.confirmed({title: 'Sure?', act: 'Yes'}, 'Really?')")
    opened.press("c")
    assert opened.run("desk.pressed") == []
    opened.press("Escape")
    opened.at.wait_for_selector("dialog", state="detached")
    opened.press("c")
    assert opened.run("desk.pressed") == ["confirm"]


def test_keys_work_on_a_layout_of_other_letters(gallery: Open) -> None:
    opened = gallery()
    opened.run(
        "document.body.dispatchEvent(new KeyboardEvent("
        "'keydown', {key: 'ؤ', code: 'KeyC', bubbles: true}))"
    )
    assert opened.run("desk.pressed") == ["confirm"]


def test_keys_can_be_changed_and_stay_so(gallery: Open) -> None:
    opened = gallery()
    opened.press("?")
    confirm = opened.at.locator(".keys button[aria-label^='Confirm']")
    confirm.click()
    opened.press("m")
    assert opened.at.text_content("dialog [role=status]") == "m is taken by “Merge”"
    confirm.click()
    opened.press("y")
    assert opened.at.text_content("dialog [role=status]") == "y is now “Confirm”"
    opened.press("Escape")
    opened.at.reload()
    opened.at.wait_for_function("window.desk")
    assert opened.at.text_content(".btn-primary kbd") == "y"
    opened.press("c", "y")
    assert opened.run("desk.pressed") == ["confirm"]


def test_keys_can_be_turned_off(gallery: Open) -> None:
    opened = gallery()
    opened.at.click("[data-open=keys]")
    opened.at.uncheck("text=Act on single keys")
    opened.press("Escape")
    opened.press("c")
    assert opened.run("desk.pressed") == []
    assert opened.at.locator(".btn-primary kbd").is_hidden()
    assert opened.at.get_attribute(".btn-primary", "aria-keyshortcuts") is None
    opened.at.click("[data-open=keys]")
    opened.at.click("text=Keys as they were")
    opened.press("Escape")
    opened.run("document.activeElement.blur()")
    opened.press("c")
    assert opened.run("desk.pressed") == ["confirm"]


def test_settings_that_cannot_be_read_are_as_none(gallery: Open) -> None:
    opened = gallery()
    opened.run("localStorage.setItem('unfog.keys', '{nonsense')")
    opened.at.reload()
    opened.at.wait_for_function("window.desk")
    opened.press("c")
    assert opened.run("desk.pressed") == ["confirm"]
