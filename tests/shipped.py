"""The data package that ships, loaded once for all tests."""

import ipstats

DATA = ipstats.load()
REGIONS = DATA.regions_with_plans()
READ = DATA.plans.dropna(subset="document")  # the others were entered by hand
