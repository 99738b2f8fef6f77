"""Telegram's HTML and entities, without a server."""

import time

import pytest

from school21_bot.sandbox.entities import Entity, to_html, trimmed, with_found
from school21_bot.sandbox.html import parse


def entity(kind: str, offset: int, length: int, **more: str) -> Entity:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("&lt;b&gt; &amp; &quot;x&quot; &#33; &#x21; &nbsp;", '<b> & "x" ! ! &nbsp;', []),
        ("&lt без точки с запятой", "< без точки с запятой", []),
        ("<B>x</b>", "x", [entity("bold", 0, 1)]),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("👋<strong>👋</strong>", "👋👋", [entity("bold", 2, 2)]),
        ("<b>a<i>б</i></b>", "aб", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<s>a</s><u>b</u>", "ab", [entity("strikethrough", 0, 1), entity("underline", 1, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ('<a href="https://x.ru?a=1&amp;b=2">y</a>', "y", [entity("text_link", 0, 1, url="https://x.ru/?a=1&b=2")]),
        ("<a>x.ru</a>", "x.ru", [entity("text_link", 0, 4, url="http://x.ru/")]),
        ('<a href="http://localhost">y</a>', "y", []),
        ("<a href='tg://user?id=7'>y</a>", "y", [entity("text_link", 0, 1, url="tg://user?id=7")]),
        ('<pre><code class="language-py">x</code></pre>', "x", [entity("pre", 0, 1, language="py")]),
        ('<code class="language-py">x</code>', "x", [entity("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ("<b></b>пусто", "пусто", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert parse(source) == (text, entities)


def test_white_space_around_a_text_is_cut_and_entities_move() -> None:
    assert trimmed(" \n 👋 x  ", [entity("bold", 0, 8)]) == ("👋 x", [entity("bold", 0, 4)])


def test_telegram_finds_links_mentions_commands_and_hashtags_by_itself() -> None:
    text = "👋 /start @peer_name https://x.ru/a, a.b@c.ru #тег 1/2 /"
    found = [(one["type"], one["offset"], one["length"]) for one in with_found(text, [])]
    assert found == [
        ("bot_command", 3, 6),
        ("mention", 10, 10),
        ("url", 21, 14),
        ("email", 37, 8),
        ("hashtag", 46, 4),
    ]


@pytest.mark.parametrize("text", ["." * 40_000 + "@", "a." * 20_000, "a.a@" * 10_000, "#1" * 20_000, "&" * 40_000])
def test_a_long_nonsense_is_read_in_no_time(text: str) -> None:
    began = time.monotonic()
    with_found(*parse(text))
    assert time.monotonic() - began < 1


def test_nothing_is_found_inside_code() -> None:
    assert with_found("@peer_name", [entity("code", 0, 10)]) == [entity("code", 0, 10)]


@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("<&>", [], "&lt;&amp;&gt;"),
        ("👋<b>", [entity("bold", 0, 5)], "<b>👋&lt;b&gt;</b>"),
        ("abcd", [entity("bold", 0, 4), entity("italic", 1, 2)], "<b>a<i>bc</i>d</b>"),
        ("abcd", [entity("bold", 0, 3), entity("italic", 1, 3)], "<b>a<i>bc</i></b>d"),
        ("x", [entity("text_link", 0, 1, url="javascript:alert(1)")], "x"),
        (
            "x",
            [entity("text_link", 0, 1, url='https://x.ru/"onclick="')],
            '<a href="https://x.ru/&quot;onclick=&quot;" target="_blank" rel="noopener noreferrer">x</a>',
        ),
    ],
)
def test_entities_become_safe_html(text: str, entities: list[Entity], html: str) -> None:
    assert to_html(text, entities) == html
