"""How many cores a matrix product may use."""

import os
from functools import cache


@cache
def leave_one_core() -> int:
    """Leave a core to the window, in this process and for good; return how many are used.

    A product on every core would take the window's core from it, and both would be slower. And the last bits of a
    product depend on how many share it: window, training, terminal and notebook must agree on that to agree on
    each number, so every plan begins with it.
    """
    from threadpoolctl import threadpool_limits  # late: it looks through all loaded libraries

    cores = max(1, (os.cpu_count() or 1) - 1)
    threadpool_limits(cores, "blas")
    return cores
