"""The codec and the normal forms over all of Unicode, and over bytes that mean nothing."""

import unicodedata

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from school21_bot.errors import RuleViolated
from school21_bot.people.record import PersonRecord
from school21_bot.people.rules import Field, check, comparable
from school21_bot.people.spelling import folded, one_line, paragraphs, role_key
from school21_bot.sealing import Kek, KeyPurpose, Keyring, KeyState, Place, Sealer, Unreadable, tags_for
from school21_bot.sealing.records import BLOCK
from tests.sealing.keys import data_key

KEK = Kek(bytes(range(32)), "ENCRYPTION_KEY")
INDEX = data_key(KEK, 2, KeyPurpose.INDEX, KeyState.PRIMARY)
SEALING = Keyring(
    KEK,
    [
        data_key(KEK, 1, KeyPurpose.RECORD, KeyState.PRIMARY),
        INDEX,
        data_key(KEK, 3, KeyPurpose.UNSEALED, KeyState.RETIRING),
    ],
)
UNSEALING = Keyring(
    KEK,
    [
        data_key(KEK, 1, KeyPurpose.RECORD, KeyState.RETIRING),
        INDEX,
        data_key(KEK, 3, KeyPurpose.UNSEALED, KeyState.PRIMARY),
    ],
)
OVERHEAD = 6 + 12 + 16

# A busy machine may take its time.
unhurried = settings(deadline=None)
thoroughly = settings(deadline=None, max_examples=300)

texts = st.text(st.characters(exclude_categories=["Cs"]))
"""Every text that there is: NUL, combining marks, unassigned characters, but no half of a pair."""
any_text = st.text(st.characters())
records = st.builds(
    PersonRecord,
    first_name=texts,
    last_name=texts,
    username=texts,
    school_nickname=st.none() | texts,
    messenger_nickname=st.none() | texts,
    team=st.none() | texts,
    description=st.none() | texts,
    new_role=st.none() | texts,
)
places = st.builds(
    Place,
    st.sampled_from(["person", "invite", "outgoing"]),
    st.just("record"),
    st.integers(min_value=1, max_value=2**63 - 1),
)
invisible = st.text(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"), max_size=3)


@unhurried
@given(records, places)
def test_whatever_is_sealed_or_kept_readable_opens_as_it_was(record: PersonRecord, place: Place) -> None:
    for keyring in (SEALING, UNSEALING):
        sealer = Sealer(keyring)
        written = sealer.seal(place, record).record
        assert sealer.open_now(place, written, PersonRecord) == record
        assert (len(written) - OVERHEAD) % BLOCK == 0
        # Whoever opens it with the other key in front gets the same, and so does a sweep there and back.
        for other in (Sealer(SEALING), Sealer(UNSEALING)):
            again = other.reseal(place, written).record
            assert sealer.open_now(place, again, PersonRecord) == record


@unhurried
@given(records, places, places)
def test_nothing_opens_elsewhere(record: PersonRecord, place: Place, elsewhere: Place) -> None:
    assume(place != elsewhere)
    for keyring in (SEALING, UNSEALING):
        written = Sealer(keyring).seal(place, record).record
        with pytest.raises(Unreadable):
            Sealer(keyring).open_now(elsewhere, written, PersonRecord)
        with pytest.raises(Unreadable):
            Sealer(keyring).reseal(elsewhere, written)


@unhurried
@given(any_text)
def test_half_a_pair_of_surrogates_is_refused_and_everything_else_taken(text: str) -> None:
    place = Place("person", "record", 1)
    if any(unicodedata.category(character) == "Cs" for character in text):
        with pytest.raises(ValueError, match="cannot be packed"):
            Sealer(SEALING).seal(place, PersonRecord(team=text))
    else:
        written = Sealer(SEALING).seal(place, PersonRecord(team=text)).record
        assert Sealer(SEALING).open_now(place, written, PersonRecord).team == text


@unhurried
@given(st.binary(max_size=300))
def test_bytes_that_mean_nothing_are_unreadable_and_nothing_worse(noise: bytes) -> None:
    place = Place("person", "record", 1)
    for written in (noise, b"\x01\x01\0\0\0\x01" + noise, b"\x01\0\0\0\0\x03" + noise):
        with pytest.raises(Unreadable):
            Sealer(SEALING).open_now(place, written, PersonRecord)
        assert not Sealer(SEALING).opens(place, written)


@unhurried
@given(records, st.data())
def test_any_change_of_any_bytes_is_noticed(record: PersonRecord, data: st.DataObject) -> None:
    place = Place("person", "record", 1)
    written = Sealer(SEALING).seal(place, record).record
    start = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.binary(min_size=1, max_size=len(written) - start))
    changed = written[:start] + other + written[start + len(other) :]
    assume(changed != written)
    with pytest.raises(Unreadable):
        Sealer(SEALING).open_now(place, changed, PersonRecord)


@thoroughly
@given(texts)
def test_normal_forms_do_not_change_when_they_are_formed_again(text: str) -> None:
    for normal in (one_line, paragraphs, folded, role_key):
        assert normal(normal(text)) == normal(text)


@thoroughly
@given(texts)
def test_case_and_form_do_not_tell_two_nicknames_apart(text: str) -> None:
    field = Field.MESSENGER_NICKNAME
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert comparable(field, unicodedata.normalize(form, text)) == comparable(field, text)
    assert comparable(field, text.casefold()) == comparable(field, text)


@unhurried
@given(st.text("abcdefXYZ", min_size=4, max_size=16), invisible, invisible, st.sampled_from([" ", "\u00a0", "\t", ""]))
def test_what_nobody_sees_makes_no_other_nickname(name: str, before: str, after: str, blank: str) -> None:
    typed = f"{blank}{before}{name}{after}{blank}"
    kept = check(Field.SCHOOL_NICKNAME, typed)
    assert kept == name
    plain = tags_for(SEALING, "school_nickname", comparable(Field.SCHOOL_NICKNAME, name.swapcase()))
    assert tags_for(SEALING, "school_nickname", comparable(Field.SCHOOL_NICKNAME, kept)) == plain


@thoroughly
@given(any_text, st.sampled_from(list(Field)))
def test_every_text_is_kept_in_a_form_that_can_be_sealed_or_refused_by_its_rule(text: str, field: Field) -> None:
    try:
        kept = check(field, text)
    except RuleViolated:
        return
    assert check(field, kept) == kept
    assert unicodedata.normalize("NFC", kept) == kept
    place = Place("person", "record", 1)
    record = PersonRecord(team=kept)
    assert Sealer(SEALING).open_now(place, Sealer(SEALING).seal(place, record).record, PersonRecord) == record
    assert msgspec.json.decode(msgspec.json.encode(kept)) == kept
