"""The English words that comparing knows: idle ones, numbers, months, and what quantities are counted in."""

_STOP_WORDS = """
    a an and are as at be been being but by can could did do does for from had has have he her his how i if in into is
    it its may more most no nor not of on or other our out over own per she should so some such than that the their them
    then there these they this those through to under up upon was we were what when where which while who whom whose
    will with within would yet you your also inter alia thereto thereof therein thereby
"""
_IDLE_WORDS = """
    include includes included including continue continues continued continuing regard regarding respect respecting
    respectively particular various several well order number
"""
_NOT_ADVERBS = "anomaly apply assembly comply elderly family italy monopoly multiply rely reply supply"
_MONTHS = "January February March April May June July August September October November December"
_ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_AUXILIARIES = "have has had was were is are will would"
_POINTING = "its these those this"
_PREPOSITIONS = "of in on for from to with by at under through across against among between during into within"
_LABEL_ENDS = """
    accounted amounted called commenced estimated funded increased decreased reached rose fell totalled totaling
    totalling stood owing due including such around approximately nearly almost least than additional following namely
    only further fewer less received pledged
"""
_PLURALS = "people children women men staff personnel police kg km ha"

MONTHS = tuple(_MONTHS.split())
STOP_WORDS = frozenset(_STOP_WORDS.split()) | frozenset(month.lower() for month in MONTHS)
IDLE_WORDS = frozenset(_IDLE_WORDS.split())
"""Words that say nothing of the subject, though a sentence is not read without them."""
NOT_ADVERBS = frozenset(_NOT_ADVERBS.split())
"""Words in -ly that tell more than how something is done."""
ONES = {word: value for value, word in enumerate(_ONES.split(), 1)}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "USD": "USD", "EUR": "EUR"}
CURRENCY_CODES = frozenset(CURRENCIES.values())
PLURALS_WITHOUT_S = frozenset(_PLURALS.split())
PERSONS = ("people", "person", "individual", "stakeholder", "participant", "practitioner", "beneficiary")
AUXILIARIES = frozenset(_AUXILIARIES.split())
POINTING = frozenset(_POINTING.split())
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
LABEL_ENDS = frozenset(_LABEL_ENDS.split())
"""Words that a name for a figure does not end with."""
STATES = ("country", "state")
