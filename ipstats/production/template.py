"""The templates of pages, apart from all that needs none: Jinja takes its time to load."""

from jinja2 import Environment, PackageLoader, StrictUndefined

TEMPLATES = Environment(loader=PackageLoader("ipstats.production"), autoescape=True, undefined=StrictUndefined)
