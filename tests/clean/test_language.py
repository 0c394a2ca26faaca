"""Language."""

from __future__ import annotations

import pytest

from unfog.clean.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ayer por la noche hombres armados atacaron un puesto de control, dijo la policía.", "es"),
        ("Des hommes armés ont attaqué lundi un poste de contrôle près du fleuve.", "fr"),
        ("Вчера вечером вооружённые люди напали на блокпост, сообщили в полиции города.", "ru"),
        ("هاجم مسلحون مساء أمس حاجزا للجيش قرب النهر، بحسب ما قالت الشرطة المحلية.", "ar"),
        ("Gestern Abend griffen Bewaffnete einen Kontrollpunkt an, wie die Polizei sagte.", "de"),
        ("Gunmen attacked a checkpoint near the river on Monday, the police said.", "en"),
        (
            "Gunmen killed Abubakar Danjuma Tsoho, Ibrahim Lawan Sabo and Yakubu Garba Maidawa in "
            "Kwanar Dutse, Ungwan Rimi and Tudun Wada, officials said.",
            "en",
        ),
        ("Tres muertos", "en"),
        ("", "en"),
    ],
)
def test_which_language(text: str, language: str) -> None:
    assert language_of(text) == language
