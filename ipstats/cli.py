"""The command line: `ipstats`."""

import sys
from pathlib import Path

import click

from ipstats.errors import BadInput
from ipstats.extract import extract


@click.group()
def main():
    """ipstats"""

@main.command("extract")
@click.argument("file")
@click.option("--format", "form")
def extract_(file, form):
    click.echo(extract(file).to_json(orient="records", lines=True, force_ascii=False), nl=False)
