#!/usr/bin/env bash
# Runs on the server, for deploy/ssh.sh: on-server.sh VERSION, with compose.yaml and deploy/ of it in .incoming.
# Ends with 0: the new version serves; 1: the one before serves again, or nothing was touched; 2: look at it yourself.
set -euo pipefail
cd "${SCHOOL21_DIR:-/opt/school21-bot}"

new=$1
patience=${PATIENCE_SECONDS:-180}
# nginx asks for the addresses of new replicas every two seconds.
addresses_known=${ADDRESSES_SECONDS:-5}

exec 9>.deploy.lock
if ! flock --nonblock 9; then
    echo "Another deployment is under way here." >&2
    exit 1
fi

say() { echo "== $*"; }

version_here() { sed -n 's/^SCHOOL21_VERSION=//p' .env | tail -n 1; }

set_version() {
    cp --preserve=mode,ownership .env .env.next
    sed '/^SCHOOL21_VERSION=/d' .env >.env.next
    echo "SCHOOL21_VERSION=$1" >>.env.next
    mv .env.next .env
}

# The files of a version: what compose is told, and how nginx finds the replicas.
put_files() {
    rm -rf deploy.next && cp -r "$1/deploy" deploy.next
    cp "$1/compose.yaml" compose.yaml.next
    rm -rf deploy && mv deploy.next deploy
    mv compose.yaml.next compose.yaml
}

# As many new replicas beside the old ones; once they are ready the old ones finish what they have and go.
replace() {
    local service=$1 old count
    mapfile -t old < <(docker compose ps --quiet "$service")
    count=${#old[@]}
    ((count)) || return 0
    say "$service: $count new beside $count old"
    docker compose up --detach --no-deps --no-recreate --scale "$service=$((2 * count))" \
        --wait --wait-timeout "$patience" "$service" || return 1
    sleep "$addresses_known"
    docker stop -t 35 "${old[@]}" >/dev/null || return 1
    docker rm "${old[@]}" >/dev/null || return 1
}

start_new() {
    docker compose run --rm migrate || return 1
    local service
    for service in bot web dashboard worker; do
        replace "$service" || return 1
    done
    docker compose up --detach --remove-orphans --wait --wait-timeout "$patience" || return 1
    # It reads its files when it starts.
    if ! diff --recursive --brief .before/deploy/nginx deploy/nginx >/dev/null; then
        docker compose up --detach --no-deps --force-recreate --wait --wait-timeout "$patience" proxy || return 1
    fi
}

old=$(version_here)
if [[ -z $old ]]; then
    echo ".env has no SCHOOL21_VERSION: install it first, as docs/operators.md says." >&2
    exit 1
fi

if [[ -z ${SKIP_BACKUP:-} ]]; then
    say "a backup of $old"
    if ! docker compose exec -T backup school21-bot backup create; then
        echo "There is no backup, so nothing was touched. SKIP_BACKUP=1 goes on without one." >&2
        exit 1
    fi
fi

rm -rf .before && mkdir .before && cp -r compose.yaml deploy .before/
put_files .incoming
set_version "$new"

say "from $old to $new"
if ! docker compose pull --quiet; then
    put_files .before
    set_version "$old"
    echo "$new cannot be fetched; nothing was touched." >&2
    exit 1
fi

if start_new; then
    say "$new serves"
    exit 0
fi

docker compose logs --since 10m --tail 50 bot worker web dashboard migrate proxy >&2 || true
say "$new does not get ready: back to $old"
put_files .before
set_version "$old"
# The database stays as it is: a version reads what the next one has added (docs/operators.md, Upgrades).
if docker compose up --detach --remove-orphans --wait --wait-timeout "$patience" &&
    docker compose up --detach --no-deps --force-recreate --wait --wait-timeout "$patience" proxy; then
    say "$old serves again"
    exit 1
fi
echo "$old does not get ready either: docker compose ps, docker compose logs" >&2
exit 2
