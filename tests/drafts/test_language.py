import pytest

from drafts.language import LineLanguage, language_of, variant_evidence, variant_of
from tests.drafts.texts import CHINESE, ENGLISH

LINES = (
    ("The Parties shall meet.", "en", None), ("shall", "en", None), ("Article 13", "en", None), ("WTO", "en", None),
    ("双方同意尽快恢复会谈。", "zh", "Hans"), ("雙方同意盡快恢復會談。", "zh", "Hant"), ("第十三条", "zh", "Hans"), ("減排", "zh", "Hant"),
    ("AI与WTO", "zh", "Hans"), ("政府间气候变化专门委员会（IPCC）", "zh", "Hans"), ("G20 峰会", "zh", "Hans"), ("雙方（the Parties）應合作", "zh", "Hant"),
    ("President 王毅 met his counterpart", "en", None), ("The word 承认 (acknowledge) was disputed in the talks of 1972", "en", None),
    ("双方同意 The two sides agree 开展合作 to cooperate", "mixed", "Hans"), ("the Framework Convention on Climate Change (《联合国气候变化框架公约》)", "mixed", "Hans"),
    ("", "none", None), (" ", "none", None), ("—", "none", None), ("2019", "none", None), ("12.5%", "none", None), ("（一）", "none", None),
    ("(a)", "none", None), ("[ ]", "none", None), ("【】", "none", None), ("§ 3", "none", None), ("三、", "none", None), ("2030-06-30", "none", None),
    ("こんにちは、世界", "other", None), ("日米安全保障条約の締結", "other", None), ("안녕하세요", "other", None), ("Стороны согласились", "other", None),
    ("اتفق الطرفان", "other", None), ("Τα μέρη", "other", None), ("ฝ่ายต่าง ๆ", "other", None), ("דו-צדדי", "other", None),
    ("Les deux parties sont convenues de la reprise des négociations et du calendrier", "other", None),
    ("Die Parteien sind sich einig und der Vertrag ist nicht von dem Zeitplan betroffen", "other", None),
    ("The Médecins sans frontières delegation to the talks", "en", None),
    ("Kim Dae-jung (김대중) met the other side in Beijing", "en", None),
    ("agreed 김대중", "en", None), ("agree 김대중", "other", None),
    ("日本国憲法第一条第二項の", "other", None), ("日本国憲法第一条第二項第の", "zh", "Hans"), ("日本国憲法第一条第二項第三の", "zh", "Hans"),
    ("Agence des Nations du Pacifique", "en", None), ("les mesures et la decision of Paris", "other", None),
    ("les mesures et la decision des Parties of the Convention", "en", None),
    ("delegation of 中美双方 met", "en", None), ("delegation 中美 of 双方 met", "mixed", "Hans"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "language", "script"), LINES)
def test_the_language_of_a_line(text, language, script):
    assert language_of(text) == LineLanguage(language, script)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text):
    assert language_of(text).language == "en"


@pytest.mark.parametrize("text", CHINESE)
def test_chinese_is_chinese(text):
    assert language_of(text).language == "zh"


def test_an_answer_is_the_same_on_every_call():
    text = "双方同意 The two sides agree 开展合作"
    answers = set()
    for _ in range(20):
        language_of.cache_clear()
        answers.add(language_of(text))
    assert len(answers) == 1


def test_characters_written_alike_in_both_variants_are_no_evidence():
    assert variant_evidence("任何人不得") == (0, 0)
    assert variant_evidence("双方與雙方") == (1, 2)
    assert variant_of("Article 5") is None


@pytest.mark.parametrize(
    ("text", "variant"), [("任何人不得", "Hans"), ("水土保持", "Hans"), ("尤接裁必磋敦", "Hant"), ("甲烷", None)]
)
def test_where_no_character_tells_the_variant_is_a_guess(text, variant):
    assert variant_evidence(text)[0] == variant_evidence(text)[1]
    assert variant_of(text) == variant
