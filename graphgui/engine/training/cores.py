"""How many cores a matrix product may use."""

import os
from functools import cache

from threadpoolctl import threadpool_limits


@cache
def leave_one_core() -> int:
    """Leave a core to the window, in this process and for good; return how many are used.

    A product on every core would take the window's core from it, and both would be slower. And the last bits of a
    product depend on how many share it: window and training must agree on that to agree on each number.
    """
    cores = max(1, (os.cpu_count() or 1) - 1)
    threadpool_limits(cores, "blas")
    return cores
