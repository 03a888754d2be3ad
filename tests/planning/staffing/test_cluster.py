"""A Dask cluster is an executor like any other: the same bits."""

import warnings
from collections.abc import Iterator

import pytest

from planning.plan.document import Document
from planning.plan.errors import PlanError
from planning.staffing import executors
from planning.staffing.executors import executor
from planning.staffing.simulation import Settings, simulate

distributed = pytest.importorskip("distributed", reason="the optional extra “cluster” is not installed")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers on this machine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Dask says of ports and event loops is not ours
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
        ) as cluster:
            yield cluster.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bits(sample: Document, address: str) -> None:
    chosen = Settings("annex-ii", 30, 517, months=12)
    alone = simulate(sample, chosen)
    assert alone is not None
    with executor(address) as cluster:
        result = simulate(sample, chosen, cluster, chunk=7)
    assert result is not None
    assert result.result_sha256 == alone.result_sha256


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "PATIENCE", 0.5)
    with pytest.raises(PlanError) as raised, executor("dask://127.0.0.1:1"):
        pass
    assert raised.value.code == "no_cluster"
    assert "127.0.0.1:1" in raised.value.message
