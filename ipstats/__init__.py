from ipstats.dataset import Dataset, load

__all__ = ["Dataset", "load"]
