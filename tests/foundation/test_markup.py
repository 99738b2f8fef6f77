"""Whether a text with Telegram's HTML can be sent, held against the local Telegram's own reading of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from school21_bot.markup import MOST_TAGS, WrongMarkup, check_html, seen_length
from school21_bot.sandbox import html
from school21_bot.sandbox.entities import utf16_length

LONGEST = 100

PIECES = (
    *("<b>", "</b>", "<B>", "</B >", "<b/>", "<i>", "</i>", "<code>", "</code>", '<code class="language-py">'),
    *('<a href="https://x.ru?a=1&amp;b=2">', "<a href='https://x.ru'>", "<a>", '<a href="javascript:x">', "</a>"),
    *('<span class="tg-spoiler">', "<span>", '<span class="big">', "</span>", "<tg-spoiler>", "</tg-spoiler>"),
    *("<blockquote>", "<blockquote expandable>", "</blockquote>", '<tg-emoji emoji-id="5368324170671202286">'),
    *("<tg-emoji>", "</tg-emoji>", "<!-- x -->", "<!DOCTYPE x>", "<?x?>", "<br>", "<br/>", "<script>", "</", "<"),
    *("&lt;", "&lt", "&amp;", "&nbsp;", "&#33;", "&#x1F600;", "&#0;", "&", ">", '"', "'", " ", "\n", "я", "👋", "x"),
)


@pytest.mark.parametrize(
    "text",
    [
        "просто",
        "1 &lt; 2 &amp; 3 > 2",
        "<b>a<i>б</i></b>",
        '<a href="https://x.ru/?a=1&amp;b=2">сайт</a>',
        '<a href="tg://user?id=7">человек</a>',
        '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
        '<pre><code class="language-python">x</code></pre>',
        "<blockquote expandable>много\nстрок</blockquote>",
        '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
        "<s>a</s><u>b</u><strike>c</strike><del>d</del><ins>e</ins><em>f</em><strong>g</strong>",
        "x" * LONGEST,
        "👋" * (LONGEST // 2),
        f"<b>{'&lt;' * LONGEST}</b>",
    ],
)
def test_what_telegram_can_show_is_taken_as_it_is(text: str) -> None:
    assert check_html(f" \n{text}\n ", LONGEST) == text
    html.parse(text)


def test_nothing_at_all_is_taken_too() -> None:
    assert check_html(" \n ", LONGEST) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<b>", "unusable"),
        ("</b>", "unusable"),
        ("<b><i></b></i>", "unusable"),
        ("x<br>y", "unusable"),
        ("x<br/>y", "unusable"),
        ("x <b/> y", "unusable"),
        ("<script>alert(1)</script>", "unusable"),
        ("<!-- x -->y", "unusable"),
        ("<!DOCTYPE html>y", "unusable"),
        ("<?php x ?>y", "unusable"),
        ("1 < 2", "unusable"),
        ("a <", "unusable"),
        ("<b", "unusable"),
        ("<span>x</span>", "unusable"),
        ('<span class="big">x</span>', "unusable"),
        ("<tg-emoji>x</tg-emoji>", "unusable"),
        ('<tg-emoji emoji-id="0">x</tg-emoji>', "unusable"),
        ('<b class="">x</b>', "unusable"),
        ("<a>x</a>", "link"),
        ('<a href="">x</a>', "link"),
        ('<a href="javascript:alert(1)">x</a>', "link"),
        ('<a href="mailto:a@b.ru">x</a>', "link"),
        ('<a href="https://localhost">x</a>', "link"),
        ('<a href="https://[x">y</a>', "link"),
        ('<a href="https://x.ru" href="nowhere">y</a>', "link"),
        ("x" * (LONGEST + 1), "too-long"),
        ("👋" * (LONGEST // 2 + 1), "too-long"),
        ("&nbsp;" * LONGEST, "too-long"),
        ("<b></b>" * 10_000, "too-long"),
        ("<b> </b>", "unusable"),
        ("a\x00b", "unusable"),
        ("a\x1bb", "unusable"),
        ("a\udc80b", "unusable"),
        ("<b>x</b>" * (MOST_TAGS + 1), "too-many"),
    ],
)
def test_what_it_would_refuse_or_leave_out_is_not(text: str, reason: str) -> None:
    with pytest.raises(WrongMarkup) as refusal:
        check_html(text, LONGEST)
    assert refusal.value.reason == reason
    assert len(str(refusal.value)) < 120


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_is_taken_telegram_reads_and_counts_alike(source: str) -> None:
    try:
        text = check_html(source, LONGEST)
    except WrongMarkup:
        return
    seen, _ = html.parse(text)
    assert seen_length(text) == utf16_length(seen) <= LONGEST


@pytest.mark.parametrize(
    "text", ["<" * 800, "<b " * 266, "<b a" + " a" * 390, "&" * 800, "<a href='" * 80, "</b" * 260]
)
def test_a_hostile_text_is_refused_and_hangs_nobody(text: str) -> None:
    with pytest.raises(WrongMarkup):
        check_html(text, LONGEST)
