"""Everything that the bot leaves behind, as bytes, by the place where it lies."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from school21_bot.storage import current_connection

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


async def in_redis(url: str) -> list[tuple[str, bytes]]:
    """Every key and every value."""
    found = []
    redis: Any = Redis.from_url(url)
    async with redis:
        async for key in redis.scan_iter():
            kind = (await redis.type(key)).decode()
            found.append((f"Redis {kind}", b"\n".join([key, *await _values(redis, kind, key)])))
    return found


async def _values(redis: Any, kind: str, key: bytes) -> list[bytes]:
    match kind:
        case "string":
            return [await redis.get(key) or b""]
        case "hash":
            return [part for pair in (await redis.hgetall(key)).items() for part in pair]
        case "list":
            return list(await redis.lrange(key, 0, -1))
        case "set":
            return list(await redis.smembers(key))
        case "zset":
            return list(await redis.zrange(key, 0, -1))
        case "stream":
            entries = await redis.xrange(key)
            return [part for _, fields in entries for pair in fields.items() for part in pair]
        case "none":  # ran out meanwhile
            return []
    raise AssertionError(f"a kind of value that this test cannot read: {kind}")


async def in_tables() -> list[tuple[str, bytes]]:
    """Every row of every table of the open database."""
    connection = current_connection()
    found = []
    for table in await connection.execute_query_dict(_TABLES[connection.capabilities.dialect]):
        name = table["name"]
        rows = await connection.execute_query_dict(f'SELECT * FROM "{name}"')
        found += [(f"table {name}", b"\n".join(map(_as_bytes, row.values()))) for row in rows]
    return found


def _as_bytes(value: Any) -> bytes:
    match value:
        case bytes():
            return value
        case dict() | list():
            return json.dumps(value, ensure_ascii=False).encode()
        case _:
            return str(value).encode()


def in_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The names and the contents of all files."""
    for path in sorted(folder.rglob("*")):
        yield "the name of a file", str(path.relative_to(folder)).encode()
        if path.is_file():
            yield f"file {path.suffix or path.name}", path.read_bytes()
