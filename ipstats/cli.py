import click


@click.group()
def main():
    """ipstats"""
