"""nginx with the project's own configuration, as a machine runs it."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.debian import program, running
from tests.house.source import ROOT

NGINX = ROOT / "deploy" / "nginx"

# What Debian's nginx.conf says around it, without the folders that belong to root.
_AROUND = """
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""


def filled_in(template: str, variables: Mapping[str, str]) -> str:
    """What envsubst makes of it: `${NAME}` of what is set, and nothing else."""
    return re.sub(r"\$\{(\w+)\}", lambda found: variables.get(found[1], found[0]), template)


def write_config(folder: Path, places: str, variables: Mapping[str, str]) -> Path:
    """A whole configuration: the template, and `places`, which says where the replicas are."""
    (folder / "conf.d").mkdir(parents=True)
    (folder / "conf.d" / "places.conf").write_text(places)
    template = (NGINX / "school21.conf.template").read_text(encoding="utf-8")
    (folder / "conf.d" / "school21.conf").write_text(filled_in(template, variables))
    config = folder / "nginx.conf"
    # A master that is root would look for a user that can read these folders.
    config.write_text(_AROUND.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    return config


def check(config: Path) -> str:
    """What `nginx -t` complains about."""
    command = [program("nginx"), "-t", "-q", "-e", "stderr", "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or done.stderr
    return done.stderr.strip()


@contextmanager
def proxying(config: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run nginx with this configuration."""
    with running([program("nginx"), "-c", str(config)], config.with_name("output")) as process:
        yield process
