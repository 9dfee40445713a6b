"""Web servers as whoever hosts a copy has them, each with the file that was made for it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.signoff.headers import SITE_FOLDER

PATIENCE = 60.0
APACHE_MODULES = Path("/usr/lib/apache2/modules")

NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/nginx.conf;
}}
"""
APACHE = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/apache.pid
ErrorLog /dev/stderr
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
DocumentRoot {folder}
Alias {path} {site}/
<Directory {site}>
    Require all granted
    {how}
</Directory>
"""
LOADED = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "deflate", "filter")


@dataclass(frozen=True)
class Place:
    """What a server is started with: its own folder, the site, its path, the port."""

    folder: Path
    site: Path
    path: str
    port: int


def nginx(made: Mapping[str, str], place: Place) -> list[str]:
    text = made["nginx.conf"].replace(SITE_FOLDER, str(place.site))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{place.port};")
    (place.folder / "nginx.conf").write_text(text)
    (place.folder / "whole.conf").write_text(NGINX.format(folder=place.folder))
    return ["nginx", "-p", str(place.folder), "-c", str(place.folder / "whole.conf")]


def apache(made: Mapping[str, str], place: Place) -> list[str]:
    (place.folder / "apache.conf").write_text(made["apache.conf"])
    return _apache(place, f"Include {place.folder}/apache.conf")


def apache_by_htaccess(made: Mapping[str, str], place: Place) -> list[str]:
    """The same file in the site's folder, where a customer of a web host can put it."""
    site = place.folder / "site"
    shutil.copytree(place.site, site)
    (site / ".htaccess").write_text(made["apache.conf"])
    own = Place(place.folder, site, place.path, place.port)
    return _apache(own, "AllowOverride FileInfo Indexes")


def _apache(place: Place, how: str) -> list[str]:
    modules = "\n".join(
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in LOADED
    )
    text = APACHE.format(
        folder=place.folder,
        site=place.site,
        path=place.path,
        port=place.port,
        modules=modules,
        how=how,
    )
    (place.folder / "whole.conf").write_text(text)
    return ["apache2", "-DFOREGROUND", "-f", str(place.folder / "whole.conf")]


def caddy(made: Mapping[str, str], place: Place) -> list[str]:
    text = made["Caddyfile"].replace(SITE_FOLDER, str(place.site))
    text = text.replace("\nlocalhost {", f"\nhttp://localhost:{place.port} {{")
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (place.folder / "Caddyfile").write_text(options + text)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(place.folder / "Caddyfile")]


SERVERS: dict[str, Callable[[Mapping[str, str], Place], list[str]]] = {
    "nginx": nginx,
    "apache": apache,
    "apache by .htaccess": apache_by_htaccess,
    "caddy": caddy,
}
PROGRAMS = {
    "nginx": "nginx",
    "apache": "apache2",
    "apache by .htaccess": "apache2",
    "caddy": "caddy",
}
PACKAGES = {"nginx": "nginx-light", "apache2": "apache2", "caddy": "caddy"}
PLACES = "/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin"


def program(name: str) -> str | None:
    """Where the program of a server is, if it is installed."""
    return shutil.which(PROGRAMS[name], path=PLACES)


def missing(name: str) -> str:
    """Say what to install for a server."""
    return f"{PROGRAMS[name]} is not here: apt-get install {PACKAGES[PROGRAMS[name]]}"


# Skipped before anything is built for it.
EVERY = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.skipif(program(name) is None, reason=missing(name)))
        for name in SERVERS
    ],
)


@contextmanager
def running(name: str, made: Mapping[str, str], place: Place) -> Iterator[None]:
    """Run a server that is installed until the block ends."""
    found = program(name)
    assert found, missing(name)
    command = SERVERS[name](made, place)
    said = place.folder / "said.txt"
    with (
        said.open("wb") as output,
        subprocess.Popen([found, *command[1:]], stdout=output, stderr=output) as process,
    ):
        try:
            until = time.monotonic() + PATIENCE
            while not _listens(place.port):
                assert process.poll() is None, said.read_text()
                assert time.monotonic() < until, said.read_text()
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port
