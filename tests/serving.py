"""A file server that several test processes share, and that ends with the run that started it.

Run as `python -m tests.serving FOLDER PID`: it prints its port, and leaves when that process has.
"""

from __future__ import annotations

import http.server
import os
import sys
import threading
from functools import partial
from typing import Any

BETWEEN = 1.0  # seconds between two looks at whether anybody is still there


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: Any) -> None:
        pass


def main(folder: str, process: int) -> None:
    """Serve until the process is gone."""
    handler = partial(Handler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_port, flush=True)
        gone = threading.Event()
        while not gone.wait(BETWEEN):
            try:
                os.kill(process, 0)
            except OSError:
                gone.set()
        server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
