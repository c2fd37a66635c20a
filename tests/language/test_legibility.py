"""What is text of any language, and what only looks like text: letters that a font misnames."""

import codecs
import random
import string

import pytest

from explorer.language.legibility import deciphered, is_legible

# The first article of the Universal Declaration of Human Rights, as the United Nations print it.
ARTICLES = {
    "English": "All human beings are born free and equal in dignity and rights. They are endowed with reason and "
    "conscience and should act towards one another in a spirit of brotherhood.",
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
    "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "Spanish": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y "
    "conciencia, deben comportarse fraternalmente los unos con los otros.",
    "Russian": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью "
    "и должны поступать в отношении друг друга в духе братства.",
    "Arabic": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا "
    "بروح الإخاء.",
    "Chinese": "人 人生而自由， 在尊严和权利上一律平等。 他们赋有理性和良心， 并应以兄弟关系的精神相对待。",
    "Portuguese": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de "
    "consciência, devem agir uns para com os outros em espírito de fraternidade.",
    "German": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen "
    "begabt und sollen einander im Geiste der Brüderlichkeit begegnen.",
    "Polish": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni "
    "rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "Czech": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a "
    "mají spolu jednat v duchu bratrství.",
    "Vietnamese": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều được "
    "tạo hoá ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình bằng hữu.",
    "Turkish": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
    "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
    "Finnish": "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki "
    "ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä.",
    "Swahili": "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri, hivyo yapasa "
    "watendeane kindugu.",
    "Indonesian": "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka dikaruniai akal "
    "dan hati nurani dan hendaknya bergaul satu sama lain dalam persaudaraan.",
    "Ukrainian": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і "
    "совістю і повинні діяти у відношенні один до одного в дусі братерства.",
    "Greek": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι "
    "προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
    "Hebrew": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג "
    "איש ברעהו ברוח של אחווה.",
    "Persian": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و وجدان می‌باشند "
    "و باید نسبت به یکدیگر با روح برادری رفتار کنند.",
    "Hindi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और "
    "अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
}
ENGLISH = ARTICLES["English"]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_text_of_any_language_is_text_as_it_stands(article: str) -> None:
    text = f"{article}\n{article}"
    assert is_legible(text)
    assert deciphered(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "A/80/75 S/RES/2789 (2025) CO2 PM2.5 COVID-19 G20 km2 E/2025/9/Add.11 DP/2025/14/Corr.1 H5N1 21st No. 25-06437 "
        * 2,
        "Country 2021 2022 2023 Total Albania 12.5 13.0 14.1 – Algeria 1,250 … 1,300 n.a. Angola (3.2) 4% Benin −12 "
        * 2,
        "UNDP UNICEF UNHCR WFP UN-Women OHCHR UNODC IAEA BiH Mr. Dr. Prof. vs. e.g. i.e. Qur’an Côte d’Ivoire USA " * 2,
        "https://www.un.org/en/ga/search?q=xkrtzv info@un.org see https://doi.org/10.1007/s00376-025 for all text " * 3,
        "where x = (a + b)/2, y ≥ 3·z and p < 0.05, with n = 120 of the sample and the mean of all that were asked "
        * 2,
    ],
)
def test_symbols_tables_names_and_formulas_are_text(text: str) -> None:
    assert is_legible(text)
    assert deciphered(text) is None


@pytest.mark.parametrize("shift", [-29, -31, 3, 1, 29])
def test_codes_that_were_moved_are_moved_back(shift: int) -> None:
    moved = "\n".join("".join(chr(ord(letter) + shift) for letter in line) for line in [ENGLISH] * 2)
    cipher = deciphered(moved)
    assert cipher and cipher(moved) == f"{ENGLISH}\n{ENGLISH}"


@pytest.mark.parametrize("turned", range(1, 26))
def test_letters_that_were_turned_in_the_alphabet_are_turned_back(turned: int) -> None:
    small, capital = string.ascii_lowercase, string.ascii_uppercase
    table = str.maketrans(small + capital, small[turned:] + small[:turned] + capital[turned:] + capital[:turned])
    moved = ENGLISH.translate(table)
    cipher = deciphered(moved)
    assert cipher and cipher(moved) == ENGLISH


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "iso8859-5"])
def test_a_code_page_taken_for_another_is_read_by_its_own(page: str) -> None:
    russian = ARTICLES["Russian"]
    taken = codecs.decode(russian.encode(page), "latin-1")
    assert not is_legible(taken)
    cipher = deciphered(taken)
    assert cipher and cipher(taken) == russian


def test_letters_exchanged_for_signs_are_no_text() -> None:
    signs = [chr(code) for code in range(0xA1, 0x180)]
    random.Random(1).shuffle(signs)
    told = dict(zip(string.ascii_letters, signs, strict=False))
    assert not is_legible("".join(told.get(letter, letter) for letter in ENGLISH))


@pytest.mark.parametrize("first", [0xE000, 0xFFFD, 0x01])
def test_codes_without_letters_are_no_text(first: int) -> None:
    step = 0 if first == ord("\ufffd") else 1
    told = {letter: chr(first + step * at) for at, letter in enumerate(string.ascii_letters)}
    text = "".join(told.get(letter, letter) for letter in ENGLISH)
    assert not is_legible(text)
    assert deciphered(text) is None


def test_arabic_of_which_a_font_tells_some_forms_wrongly_is_no_text() -> None:
    """As a font does whose strokes between letters are told as letters, and whose linked forms as single ones."""
    text = ARTICLES["Arabic"].replace("ا", "اااا").replace("ن", "ة").replace("في", "ن")
    assert not is_legible(f"{text}\n{text}")


def test_of_a_few_words_nothing_is_said() -> None:
    assert is_legible("7KH 2IILFH")
