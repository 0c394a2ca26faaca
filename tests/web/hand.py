"""Somebody at work: with keys alone at a desk, with a finger on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from web.browsing import PHONE, Opened

FARTHEST = 60
"""Presses of Tab within which anything on a page or in a dialog is reached."""


@dataclass
class Hand:
    """What a hand does with the page that it opened, on whichever of the two."""

    page: Opened

    @property
    def taps(self) -> bool:
        return bool(self.page.at.viewport_size["width"] == PHONE[0])

    def act(self, name: str, then: str | None = None) -> None:
        """Does what the button of that name does, by the key that it shows; waits for `then`."""
        button = self.page.at.locator(f"[data-act={name}]").first
        button.wait_for()
        if self.taps:
            button.tap()
        else:
            self.page.press(str(button.get_attribute("data-key")))
        if then is not None:
            self.page.at.locator(then).first.wait_for()

    def opens(self, name: str) -> None:
        """Does what opens a dialog."""
        self.act(name, "dialog[open]")

    def goes(self, selector: str) -> Any:
        """Goes to something: taps it, or tabs there, forward or else back."""
        there = self.page.at.locator(selector).first
        there.wait_for()
        if self.taps:
            there.tap()
            return there
        at = "it => it === document.activeElement"
        for key in ("Tab", "Shift+Tab"):
            for _ in range(FARTHEST):
                if there.evaluate(at):
                    return there
                self.page.press(key)
        raise AssertionError(f"no key leads to {selector}")

    def presses(self, selector: str) -> None:
        """A button or a link."""
        self.goes(selector)
        if not self.taps:
            self.page.press("Enter")

    def ticks(self, selector: str) -> None:
        self.goes(selector)
        if not self.taps:
            self.page.press("Space")

    def writes(self, selector: str, text: str) -> None:
        """Puts `text` in place of what a field holds."""
        field = self.goes(selector)
        if field.input_value():
            self.page.press("Control+a")
        self.page.type(text)

    def chooses(self, selector: str, label: str) -> None:
        """One of a list; a phone has a list of its own, which no test reaches."""
        field = self.page.at.locator(selector).first
        if self.taps:
            field.select_option(label=label)
        else:
            self.goes(selector)
            self.page.type(label.partition(" –")[0])
        assert field.locator("option:checked").inner_text() == label

    def does_it(self) -> None:
        """Presses the main button of the dialog."""
        self.presses("dialog[open] [data-main]")

    def says_why(self, text: str) -> None:
        """Gives the reason that a dialog asks for, and does it."""
        self.writes("dialog[open] textarea[name=why]", text)
        self.does_it()
