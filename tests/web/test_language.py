"""What scripts and pages are told in the reader's language."""

from babel.messages.catalog import Catalog

from unfog.web.language import Language


def test_scripts_get_their_own_strings_with_all_forms_of_plurals() -> None:
    catalogue = Catalog(locale="ar")
    catalogue.add("Close", "أغلق", locations=[("front/ts/dialog.ts", 1)])
    catalogue.add("Queue", "قائمة", locations=[("templates/base.html", 1)])
    catalogue.add("Undo", "", locations=[("front/ts/toast.ts", 1)])
    forms = ("لا ادعاء", "ادعاء", "ادعاءان", "{n} ادعاءات", "{n} ادعاءً", "{n} ادعاء")
    catalogue.add(("{n} claim", "{n} claims"), forms, locations=[("front/ts/spans.ts", 9)])
    half = ("a", "", "", "", "", "")
    catalogue.add(("{n} toll", "{n} tolls"), half, locations=[("front/ts/spans.ts", 9)])
    assert Language("ar", catalogue).for_scripts == {"Close": "أغلق", "{n} claim": list(forms)}


def test_only_what_is_constant_is_taken_for_markup() -> None:
    catalogue = Catalog(locale="ar")
    catalogue.add("by %(name)s", "<b>من</b> %(name)s")
    speech = Language("ar", catalogue)
    assert speech.say("by %(name)s", name="<i>") == "<b>من</b> &lt;i&gt;"
    assert not hasattr(speech.say("<i>"), "__html__")
    assert speech.say("87 % of <i>") == "87 % of <i>"
