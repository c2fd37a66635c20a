"""How a sentence takes a stand: whose verb it is, what makes it stronger, and what is none."""

import pytest

from explorer.compare.stances import OWN, author_of, stance
from explorer.language import language
from explorer.model.digest import StanceKind

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("I welcome the truce in Tripoli.", StanceKind.WELCOMING, "welcome"),
        ("I also strongly urge the parties to disengage.", StanceKind.ASKING, "strongly urge"),
        ("I remain deeply concerned by the arrests.", StanceKind.CONCERNED, "remain deeply concerned"),
        ("I therefore recommend that the mandate be extended.", StanceKind.ASKING, "recommend"),
        ("I continue to encourage members of the Council to meet.", StanceKind.ASKING, "encourage"),
        ("The Secretary-General takes note of the report.", StanceKind.NOTING, "takes note"),
        ("In that regard, the Advisory Committee trusts that more will be told.", StanceKind.NOTING, "trusts"),
        ("Calls upon all Member States to report;", StanceKind.ASKING, "calls upon"),
        ("Also notes with grave concern the delay;", StanceKind.CONCERNED, "notes with grave concern"),
        ("Notes with appreciation the work of the Board;", StanceKind.WELCOMING, "notes with appreciation"),
        ("Reiterates its call for restraint;", StanceKind.ASKING, "reiterates its call"),
        ("(b) Decides to remain seized of the matter.", StanceKind.DECIDING, "decides"),
    ],
)
def test_the_verb_is_told_with_what_makes_it_stronger(sentence: str, kind: StanceKind, words: str) -> None:
    found = stance(sentence, ENGLISH)
    assert found and (found.kind, found.words) == (kind, words)
    assert sentence[found.start : found.end].lower() == words.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Government welcomed the delegation.",
        "Requests for assistance rose by a third.",
        "On 5 May, the Mission was encouraged by the turnout.",
        "The notes of the meeting were circulated.",
        "Demand fell.",
        "He said: “We demand the withdrawal of all forces.”",
    ],
)
def test_what_others_say_is_no_stand_of_the_author(sentence: str) -> None:
    assert stance(sentence, ENGLISH) is None


def test_a_language_of_which_nothing_is_known_has_no_stands() -> None:
    assert stance("I welcome the truce.", language("und")) is None


@pytest.mark.parametrize(
    ("code", "sentence", "kind", "words"),
    [
        ("fr", "Je me félicite de la trêve.", StanceKind.WELCOMING, "me félicite"),
        ("fr", "J’exhorte les parties à se désengager.", StanceKind.ASKING, "exhorte"),
        ("fr", "Je suis profondément préoccupé par le retard.", StanceKind.CONCERNED, "suis profondément préoccupé"),
        ("fr", "Je condamne fermement ces attaques.", StanceKind.CONCERNED, "condamne fermement"),
        ("fr", "Le Secrétaire général prend note du rapport.", StanceKind.NOTING, "prend note"),
        ("fr", "Demande instamment aux parties de coopérer ;", StanceKind.ASKING, "demande instamment"),
        ("fr", "Décide de rester saisi de la question.", StanceKind.DECIDING, "décide"),
        ("es", "Acojo con beneplácito la tregua.", StanceKind.WELCOMING, "acojo con beneplácito"),
        ("es", "Insto a las partes a que se retiren.", StanceKind.ASKING, "insto"),
        ("es", "Me preocupan profundamente las demoras.", StanceKind.CONCERNED, "me preocupan profundamente"),
        ("es", "El Secretario General toma nota del informe.", StanceKind.NOTING, "toma nota"),
        ("es", "Pide al Secretario General que informe;", StanceKind.ASKING, "pide"),
        ("es", "Decide seguir ocupándose de la cuestión.", StanceKind.DECIDING, "decide"),
        ("ru", "Я приветствую перемирие.", StanceKind.WELCOMING, "приветствую"),
        ("ru", "Настоятельно призываю стороны отойти.", StanceKind.ASKING, "настоятельно призываю"),
        ("ru", "Я глубоко обеспокоен задержкой.", StanceKind.CONCERNED, "глубоко обеспокоен"),
        ("ru", "Генеральный секретарь отмечает успехи.", StanceKind.NOTING, "отмечает"),
        ("ru", "просит Генерального секретаря представить доклад;", StanceKind.ASKING, "просит"),
        ("ru", "постановляет продолжать заниматься этим вопросом.", StanceKind.DECIDING, "постановляет"),
        ("ar", "وأرحب بالهدنة في طرابلس.", StanceKind.WELCOMING, "أرحب"),
        ("ar", "وأحث الطرفين على الانسحاب.", StanceKind.ASKING, "أحث"),
        ("ar", "ويساورني بالغ القلق إزاء التأخير.", StanceKind.CONCERNED, "يساورني بالغ القلق"),
        ("ar", "تطلب إلى الأمين العام أن يقدم تقريرا؛", StanceKind.ASKING, "تطلب"),
        ("ar", "تقرر أن تبقي المسألة قيد نظرها.", StanceKind.DECIDING, "تقرر"),
        ("zh", "我欢迎的黎波里停战。", StanceKind.WELCOMING, "欢迎"),
        ("zh", "我强烈敦促各方脱离接触。", StanceKind.ASKING, "强烈敦促"),
        ("zh", "我对拖延深感关切。", StanceKind.CONCERNED, "深感关切"),
        ("zh", "秘书长注意到该报告。", StanceKind.NOTING, "注意到"),
        ("zh", "请秘书长提出报告；", StanceKind.ASKING, "请"),
        ("zh", "决定继续处理此案。", StanceKind.DECIDING, "决定"),
    ],
)
def test_other_languages_have_their_verbs(code: str, sentence: str, kind: StanceKind, words: str) -> None:
    found = stance(sentence, language(code))
    assert found and (found.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Le Gouvernement s’est félicité de la visite."),
        ("fr", "Demande d’assistance en hausse."),
        ("fr", "Il a dit : « Je demande le retrait. »"),
        ("es", "El Gobierno acogió con satisfacción la visita."),
        ("es", "La Misión observó que hubo progresos."),
        ("ru", "Правительство приветствовало визит."),
        ("ru", "Миссия отмечает рост числа случаев."),
        ("ar", "وترحب الحكومة بالزيارة."),
        ("ar", "تطلب الحكومة المساعدة."),
        ("zh", "政府欢迎代表团来访。"),
        ("zh", "我国欢迎这一步骤。"),
    ],
)
def test_what_others_say_is_no_stand_in_other_languages_either(code: str, sentence: str) -> None:
    assert stance(sentence, language(code)) is None


@pytest.mark.parametrize(
    ("sentences", "author"),
    [
        (["The Advisory Committee trusts it.", "The Advisory Committee recommends it.", "I urge restraint."], OWN),
        (["The Secretary-General urges restraint.", "The Board recommends it."], OWN),
        (["The Advisory Committee trusts it.", "The Advisory Committee recommends it."], "the advisory committee"),
        (["Urges restraint;", "Decides to meet;"], ""),
    ],
)
def test_a_report_is_of_whoever_says_i_or_most(sentences: list[str], author: str) -> None:
    assert author_of(filter(None, (stance(each, ENGLISH) for each in sentences))) == author
