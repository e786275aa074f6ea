"""What comes from documents does nothing to a page but stand there."""

import pytest

from ipstats.views.html import Html, Picture, definitions, paragraph, table

SIGNS = ["\u202e", "\u202d", "\u202a", "\u202b", "\u2066", "\u2067", "\u2068", "\u200f", "\u061c"]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_turn_the_direction_of_writing_are_seen_and_do_not_act(sign):
    printed, seen = f"300{sign}件<b>", f"300{ascii(sign)[1:-1]}件&lt;b&gt;"
    rows = table([{"printed": printed, "name": "a"}], "zh", "indicator", headers={})
    assert rows is not None
    for piece in (rows, paragraph(printed), definitions([(printed, printed)], printed)):
        assert seen in piece._repr_html_()
        assert sign not in piece._repr_html_() + repr(piece)
    bundle = Picture(f"<svg><!--{printed}--></svg>", printed, Html(f"<p>{printed}</p>", ""))._repr_mimebundle_()
    assert sign not in "".join(bundle[0].values()) + "".join(bundle[1]["image/svg+xml"].values())
