from tests.search.builders import report
from tests.search.conftest import Search


def test_several_words_that_are_in_no_text_are_left_out_together(search: Search) -> None:
    results = search("quagga zebra victims", report("one", "The victims were heard."))
    best = results.relaxations[0]
    assert (best.without, best.text, best.total) == ("quagga zebra", "victims", 1)
