"""What the sample writes is what the services would have written."""

from collections import Counter, defaultdict

from school21_bot import clock
from school21_bot.ids import moment_of
from school21_bot.journal import Kind
from school21_bot.people import CONSENT_VERSION, QUESTIONS, Field, Status, Step
from school21_bot.people.models import KEEPS_NICKNAMES, Attempt, Person, Registration, TagKind
from school21_bot.people.rules import REFUSALS, comparable
from school21_bot.sample.community import Peer, community
from school21_bot.sealing import tags_for
from tests.sample.conftest import Written

HAVE_JOINED = {Status.MEMBER, Status.SUSPENDED, Status.LEFT, Status.REMOVED, Status.BANNED}
UNFINISHED = {Status.ABANDONED: Attempt.ABANDONED, Status.APPLYING: Attempt.ACTIVE}
PEERS = {peer.telegram_id: peer for peer in community()}


def _peer(person: Person) -> Peer:
    assert person.telegram_id is not None
    return PEERS[person.telegram_id]


def _attempts(written: Written) -> dict[int, list[Registration]]:
    found = defaultdict(list)
    for registration in written.registrations:
        found[registration.person_id].append(registration)
    return found


def test_every_record_opens_and_says_what_the_person_answered(written: Written) -> None:
    assert len(written.records) == len(PEERS)
    for person in written.people:
        peer, opened = _peer(person), written.records[person.id]
        assert opened.full_name == f"{peer.first_name} {peer.last_name}"
        assert opened.username == peer.username
        if person.status in HAVE_JOINED:
            assert opened.school_nickname == peer.school_nickname
            assert opened.description == peer.description


def test_people_stopped_at_each_step_and_their_answers_say_so(written: Written) -> None:
    stopped: Counter[Step] = Counter()
    attempts = _attempts(written)
    for person in written.people:
        if person.status not in UNFINISHED:
            continue
        last, opened = attempts[person.id][-1], written.records[person.id]
        assert last.status is UNFINISHED[person.status]
        given = {step: getattr(opened, step, None) is not None for step in QUESTIONS}
        given |= {Step.ROLE: last.role_id is not None, Step.LEVEL: last.level_id is not None}
        answered = [step for step in QUESTIONS if given[step]]
        assert answered == list(QUESTIONS[: len(answered)])
        assert (person.role_id, person.level_id, person.joined_at) == (None, None, None)
        assert (last.deadline_at is None) == (person.status is Status.ABANDONED)
        stopped[[*QUESTIONS, Step.SUMMARY][len(answered)]] += 1
    assert set(stopped) == set(Step)
    assert 80 <= stopped.total() <= 100


def test_some_are_still_answering_and_some_have_only_pressed_start(written: Written) -> None:
    by_status = Counter(person.status for person in written.people)
    assert by_status[Status.MEMBER] == 300
    assert 2 <= by_status[Status.APPLYING] <= 10
    assert set(by_status) == set(Status) - {Status.WAITING}


def test_nicknames_are_claimed_for_members_and_the_suspended_alone(written: Written) -> None:
    banned = sum(peer.status is Status.BANNED for peer in PEERS.values())
    keep = sum(peer.status in KEEPS_NICKNAMES for peer in PEERS.values())
    by_kind = {TagKind.SCHOOL_NICKNAME: keep, TagKind.MESSENGER_NICKNAME: keep, TagKind.BANNED_TELEGRAM: banned}
    owners = {(tag.kind, tag.tag): tag.person_id for tag in written.tags}
    assert Counter(tag.kind for tag in written.tags) == by_kind
    assert len(owners) == len(written.tags)
    for person in written.people:
        nickname = comparable(Field.SCHOOL_NICKNAME, _peer(person).school_nickname)
        ((_, tag),) = tags_for(written.keyring, TagKind.SCHOOL_NICKNAME, nickname)
        owner = person.id if person.status in KEEPS_NICKNAMES else None
        assert owners.get((TagKind.SCHOOL_NICKNAME, tag)) == owner


def test_members_have_what_a_confirmation_writes(written: Written) -> None:
    for person in written.people:
        joined = person.status in HAVE_JOINED
        assert (person.joined_at is not None) == joined
        assert person.consent_at == person.joined_at
        assert person.consent_version == (CONSENT_VERSION if joined else None)
        assert (person.role_id is not None) == (person.level_id is not None) == joined
        assert (person.left_at is not None) == (joined and person.status is not Status.MEMBER)
        assert person.listed
        assert person.updated_at <= clock.now()


def test_the_journal_agrees_with_the_people(written: Written) -> None:
    happened = defaultdict(list)
    for event in written.events:
        happened[event.person].append(event)
    attempts = _attempts(written)
    for person in written.people:
        events, tried = happened[person.id], attempts[person.id]
        kinds = Counter(event.kind for event in events)
        assert events[0].kind == Kind.ARRIVED
        assert kinds[Kind.ARRIVED] == 1
        assert kinds[Kind.REGISTRATION_FINISHED] == (person.status in HAVE_JOINED)
        assert kinds[Kind.REGISTRATION_STARTED] == (person.status is not Status.NEW)
        assert kinds[Kind.REGISTRATION_RESTARTED] == max(0, len(tried) - 1)
        assert [one.attempt for one in tried] == list(range(1, len(tried) + 1))
        writes = 1 + len(tried) + kinds[Kind.ANSWERED] + kinds[Kind.REGISTRATION_RESUMED]
        ends = kinds[Kind.REGISTRATION_FINISHED] + (person.left_at is not None) + kinds[Kind.REGISTRATION_ABANDONED]
        assert person.version == writes + ends
        seconds = sum(event.seconds or 0 for event in events if event.kind == Kind.ANSWERED)
        assert seconds == sum(sum(one.step_seconds.values()) for one in tried)


def test_a_finished_registration_is_told_the_same_by_all_tables(written: Written) -> None:
    people, attempts = {person.id: person for person in written.people}, _attempts(written)
    finished = [event for event in written.events if event.kind == Kind.REGISTRATION_FINISHED]
    assert len(finished) == sum(person.status in HAVE_JOINED for person in written.people)
    for event in finished:
        assert event.person is not None
        person, last = people[event.person], attempts[event.person][-1]
        assert (last.status, last.step, last.deadline_at) == (Attempt.FINISHED, Step.SUMMARY, None)
        assert last.finished_at == person.joined_at == event.at
        assert event.details == {"attempt": last.attempt}
        assert event.seconds == int((event.at - last.started_at).total_seconds())
        assert (event.role, event.level) == (last.role_id, last.level_id) == (person.role_id, person.level_id)


def test_reminders_and_what_came_of_them_are_told_the_same_by_all_tables(written: Written) -> None:
    attempts = _attempts(written)
    of = {kind: Counter(event.person for event in written.events if event.kind == kind) for kind in Kind}
    reminded, back, finished = of[Kind.REMINDED], of[Kind.CAME_BACK], of[Kind.CAME_BACK_FINISHED]
    assert 30 < len(reminded) < 200
    assert 5 < len(finished) <= len(back) < len(reminded)
    assert set(back.values()) == set(finished.values()) == {1}
    for person in written.people:
        last = attempts[person.id][-1] if attempts[person.id] else None
        assert reminded[person.id] == (last.reminders if last else 0)
        assert finished[person.id] == (back[person.id] and person.status in HAVE_JOINED)
        if last is not None and last.remind_at is not None:
            assert person.status is Status.ABANDONED
    first = [event for event in written.events if event.kind == Kind.REMINDED and event.seconds is not None]
    assert Counter(event.person for event in first) == Counter(set(reminded))
    assert all(event.details and event.details["number"] == 1 for event in first)


def test_events_speak_of_what_there_is(written: Written) -> None:
    people, roles = {person.id for person in written.people}, {role.id for role in written.roles}
    reasons = {(refusal.field.value, refusal.reason) for refusal in REFUSALS}
    reasons |= {("school_nickname", "taken"), ("messenger_nickname", "taken"), ("level", "unknown")}
    for event in written.events:
        assert event.person in people
        assert event.role is None or (event.role in roles and event.role < event.id)
        if event.kind == Kind.REFUSED:
            assert event.details is not None
            assert (event.step, event.details["reason"]) in reasons
        if event.kind == Kind.ANSWERED:
            assert event.dedupe_key is not None
            assert event.dedupe_key.startswith(f"{event.person}:")
            assert (event.role is not None) == (event.step == Step.ROLE)


def test_ids_are_given_once_and_in_the_order_of_time(written: Written) -> None:
    rows = [*written.people, *written.registrations, *written.tags, *written.roles, *written.events]
    assert len({row.pk for row in rows}) == len(rows)
    arrived = {event.person: event.at for event in written.events if event.kind == Kind.ARRIVED}
    moments = [(event.id, event.at) for event in written.events]
    moments += [(person.id, arrived[person.id]) for person in written.people]
    moments += [(one.id, one.started_at) for one in written.registrations]
    for identifier, at in moments:
        assert abs((moment_of(identifier) - at).total_seconds()) < 0.002
