# The bot as an image: packages as locked, no compiler, no root.

FROM python:3.11-slim AS build
WORKDIR /build
RUN python -m venv /opt/bot
ENV PATH=/opt/bot/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements-runtime.lock .
RUN pip install --require-hashes -r requirements-runtime.lock
COPY pyproject.toml README.md ./
COPY src src
COPY dialogs dialogs
COPY locales locales
COPY migrations migrations
RUN pip install --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home bot && install -d -o bot -m 700 /data
COPY --from=build /opt/bot /opt/bot
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data
USER bot
WORKDIR /home/bot
VOLUME /data
# Brings the database up to date, then serves.
CMD ["school21-bot", "bot"]
