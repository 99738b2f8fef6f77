"""What the tests of jobs run as processes of their own; the project is imported there, once its variables are set."""

import asyncio


def run_worker(database_url: str, redis_url: str) -> None:
    """Work until SIGTERM."""
    asyncio.run(_work(database_url, redis_url))


def run_starter(database_url: str, redis_url: str) -> None:
    """Start one job together with another change of the database."""
    asyncio.run(_start(database_url, redis_url))


async def _work(database_url: str, redis_url: str) -> None:
    import signal

    from school21_bot.jobs import Engine, Jobs, JobStream, Work, engine
    from school21_bot.storage import open_database
    from school21_bot.tables import MODELS
    from tests.jobs.kit import COUNT, TICK, NoScreens

    engine.TICK = TICK
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with open_database(database_url, MODELS):
        jobs = Jobs(JobStream(redis_url))
        await Engine(jobs, Work([COUNT]), NoScreens()).run(stop)
        await jobs.close()


async def _start(database_url: str, redis_url: str) -> None:
    from school21_bot import clock
    from school21_bot.jobs import Jobs, JobStream
    from school21_bot.journal import Kind, record
    from school21_bot.storage import open_database, transaction
    from school21_bot.tables import MODELS

    async with open_database(database_url, MODELS):
        jobs = Jobs(JobStream(redis_url))
        async with transaction():
            await record(Kind.ARRIVED, at=clock.now())
            await jobs.start("count", parameters={"items": 10}, key="the only one")
        await jobs.close()
