"""`python -m load [--soak N]`: both servers' throughput, what too much does to them, and a soak."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING

from load.memory import pss_mebibytes
from load.servers import gunicorn, waitress
from load.wishes import pages, small

if TYPE_CHECKING:
    from load.client import Outcome
    from load.servers import Server

CLIENTS = 8
PAGES = 400
OVERLOAD = 2.0
OVERLOAD_SECONDS = 30.0
SOAK_MARKS = (0.1, 0.5, 1.0)


def main() -> None:
    """Measure one server after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=int, default=100_000, help="small requests in the soak")
    soak = parser.parse_args().soak
    for started in (waitress, gunicorn):
        with started() as server:
            print(f"\n{server.name}", flush=True)
            asyncio.run(measure(server, soak))


async def measure(server: Server, soak: int) -> None:
    """Print what one server does."""
    client = server.client
    await client.closed_loop(pages(), CLIENTS, 40)
    at_work = await client.closed_loop(pages(), CLIENTS, PAGES)
    show(f"pages, {CLIENTS} clients", at_work, server)
    quick = await client.closed_loop(small(), CLIENTS, 10 * PAGES)
    show(f"sentences, {CLIENTS} clients", quick, server)
    rate = at_work.rate * OVERLOAD
    too_much = await client.open_loop(pages(), rate, OVERLOAD_SECONDS)
    show(f"pages, {rate:.0f} a second", too_much, server)
    print(
        f"    refused {too_much.statuses[503]} of {too_much.statuses.total()}, the slowest after "
        f"{too_much.slowest_refusal:.0f} ms, {too_much.no_retry_after} without Retry-After; "
        f"no answer {too_much.statuses[0]}; other {others(too_much)}"
    )
    marks = {int(soak * share) for share in SOAK_MARKS}

    def at(number: int) -> None:
        if number in marks:
            print(f"    {number:7} requests: {pss_mebibytes(server.process):.0f} MiB", flush=True)

    show("soak", await client.closed_loop(small(), CLIENTS, soak, at), server)


def show(what: str, outcome: Outcome, server: Server) -> None:
    """Print one line."""
    print(
        f"  {what:22} {outcome.rate:7.1f}/s  p50 {outcome.percentile(0.5):7.1f} ms  "
        f"p99 {outcome.percentile(0.99):7.1f} ms  {pss_mebibytes(server.process):.0f} MiB",
        flush=True,
    )


def others(outcome: Outcome) -> int:
    """Count the answers that are neither right nor a refusal to come back from."""
    return sum(n for status, n in outcome.statuses.items() if status not in {0, 200, 503})


if __name__ == "__main__":
    main()
