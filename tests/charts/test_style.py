"""Style: the user's settings stay, and colours can be told apart by all."""

import matplotlib as mpl
import numpy as np
import pytest
from chart_cases import CHARTS, INDICATORS, frame
from matplotlib.colors import to_rgb

from ipstats.charts import font, style
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE


@pytest.mark.parametrize("chart", CHARTS)
def test_the_users_settings_stay(chart):
    with mpl.rc_context({"font.size": 17, "axes.grid": True, "figure.figsize": (3, 3)}):
        before = dict(mpl.rcParams)
        chart(frame(), INDICATORS)
        with style():
            assert mpl.rcParams["font.family"] == [font.FAMILY]
        assert dict(mpl.rcParams) == before


def luminance(rgb) -> float:
    linear = np.where(np.array(rgb) <= 0.04045, np.array(rgb) / 12.92, ((np.array(rgb) + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_colours_can_be_told_apart_by_all():
    for colour, least in [(BLUE, 3), (ORANGE, 3), (INK, 7), (MUTED, 4.5)]:
        assert 1.05 / (luminance(to_rgb(colour)) + 0.05) >= least, colour
    # Machado et al. 2009: what protanopic and deuteranopic readers see.
    for seen in (
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    ):
        assert np.linalg.norm(np.array(seen) @ np.subtract(to_rgb(BLUE), to_rgb(ORANGE))) > 0.5
