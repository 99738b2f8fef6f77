# The bot as an image: packages as locked, no compiler, nobody is root.

ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /build
RUN python -m venv /opt/bot
ENV PATH=/opt/bot/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
# First what changes seldom: the packages are a layer of their own.
COPY requirements-runtime.lock .
# Their tests, and what only a browser's debugger reads, are a fifth of all.
RUN pip install --require-hashes -r requirements-runtime.lock \
    && find /opt/bot -type d \( -path '*/pandas/tests' -o -path '*/holoviews/tests' -o -path '*/panel/tests' \) -prune -exec rm -rf {} + \
    && find /opt/bot -name '*.js.map' -delete
COPY pyproject.toml README.md ./
COPY src src
COPY dialogs dialogs
COPY locales locales
COPY migrations migrations
RUN pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes hatchling editables pip

FROM python:${PYTHON}
RUN useradd --system --uid 10001 --no-create-home --home-dir /data bot \
    && install -d -o bot -m 700 /data /backups
COPY --from=build /opt/bot /opt/bot
# The file system is read-only where it runs: whatever a library wants to remember, it may forget. /tmp is memory there,
# so large files on their way lie beside the others.
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data TMPDIR=/data HOME=/tmp
USER 10001
WORKDIR /data
VOLUME ["/data", "/backups"]
STOPSIGNAL SIGTERM
CMD ["school21-bot", "bot"]
