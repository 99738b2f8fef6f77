#!/usr/bin/env bash
# Brings a published version to a server: deploy/ssh.sh deploy@bot.example.com 1.2.3
# What is there goes on meanwhile, replica after replica; when the new ones do not get ready, it comes back.
# Needs on the server: Docker with compose, and /opt/school21-bot as docs/operators.md sets it up.
set -euo pipefail
cd "$(dirname "$0")/.."

if (($# != 2)); then
    echo "Usage: deploy/ssh.sh USER@HOST VERSION" >&2
    exit 2
fi
host=$1 version=$2
folder=${SCHOOL21_DIR:-/opt/school21-bot}
if [[ ! $version =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$ ]]; then
    echo "$version is not the name of a version." >&2
    exit 2
fi
if [[ ! $folder =~ ^/[A-Za-z0-9._/-]+$ ]]; then
    echo "SCHOOL21_DIR: $folder is not a plain path." >&2
    exit 2
fi

tar --create --gzip compose.yaml deploy |
    ssh "$host" "umask 022 && rm -rf $folder/.incoming && mkdir -p $folder/.incoming && tar -xzf - -C $folder/.incoming"
ssh "$host" "SCHOOL21_DIR=$folder SKIP_BACKUP=${SKIP_BACKUP:+1} bash $folder/.incoming/deploy/on-server.sh $version"
