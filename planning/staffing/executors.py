"""Where simulations run: here, in processes of this machine, or on a Dask cluster (extra ``cluster``).

All are ``concurrent.futures.Executor``: nothing else of them is used, so any other one serves as well.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from i18n import _
from planning.plan.errors import PlanError

DASK = "dask://"
PATIENCE = 10.0
"""Seconds in which a scheduler has to answer."""


class Serial(Executor):
    """Does each job at once, in the thread that submits it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it; the future is done when it is returned."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - the future hands it on, as any executor's does
            future.set_exception(error)
        return future


@contextmanager
def executor(workers: str = "1") -> Iterator[Executor]:
    """An executor for ``workers``: ``1`` (here), a number of processes, or ``dask://HOST:PORT``.

    Raises:
        PlanError: ``wrong_workers``; ``no_cluster`` where the extra is missing or the scheduler is not there.
    """
    if workers.startswith(DASK):
        with _cluster(workers) as found:
            yield found
        return
    if not workers.isdigit() or not 1 <= int(workers) <= 1024:
        raise PlanError(
            _("“{workers}” is no number of workers.").format(workers=workers),
            _("Give a number of processes, or dask://HOST:PORT."),
            code="wrong_workers",
        )
    if int(workers) == 1:
        yield Serial()
        return
    # Never fork: a process with a window has threads, whose locks a fork would copy as they are.
    with ProcessPoolExecutor(int(workers), mp_context=get_context("spawn")) as found:
        yield found


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise PlanError(
            _("Clusters need the optional extra “cluster”."),
            _("Install it: pip install 'roadmap-app[cluster]'."),
            code="no_cluster",
        ) from None
    try:
        client: Any = Client("tcp://" + address.removeprefix(DASK), timeout=PATIENCE)  # type: ignore[no-untyped-call]  # it is untyped
    except (OSError, ValueError) as error:
        raise PlanError(
            _("The cluster at {address} does not answer ({reason}).").format(address=address, reason=error),
            _("Start its scheduler and workers, or leave out --workers."),
            code="no_cluster",
        ) from None
    with client:
        yield client.get_executor()
