"""The commands of `ipstats`, a module each, named like it. What reads and computes is imported when a command runs."""
