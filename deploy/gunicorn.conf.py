"""How gunicorn runs a hosted Yanwai: `gunicorn --config gunicorn.conf.py`; see docs/hosting.md."""

import os
import shutil
from pathlib import Path

wsgi_app = "yanwai.web.hosted:app"
bind = os.environ.get("YANWAI_BIND", "unix:/run/yanwai/yanwai.sock")

# Loaded once, then forked: the processes share the lexicon's memory.
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 1)
worker_class = "gthread"
threads = 24  # 2 requests at work, 16 in the queue, and 6 to send the others away at once
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat on a disk would wait for the disk
timeout = 30
graceful_timeout = 30
keepalive = 0  # a connection that stays open stays with its process, whatever the others do
control_socket_disable = True

# The processes add up their figures through files here. What an earlier run left does not count;
# a reload reads this file again, and then they do.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    _figures = Path(os.environ.get("YANWAI_METRICS", "/run/yanwai/metrics"))
    shutil.rmtree(_figures, ignore_errors=True)
    _figures.mkdir(parents=True, mode=0o700)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_figures)


def child_exit(_server, worker):
    """Forget what a process that has ended told of itself alone."""
    # Only now does the variable above stand, which this library reads once.
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)
