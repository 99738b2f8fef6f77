// Keeps the store in step with the server: everything at the start and after a lost connection, then event by event.

import * as api from "./api.js";
import { loadGroup, readGroup } from "./group-sync.js";
import { chatOf, state, tell } from "./store.js";
import { noteRead } from "./unread.js";

const RETRY = 1500;
const KEPT_CALLS = 1000;
const TYPING_LASTS = 5500;
const KINDS = ["message", "edit", "delete", "callback", "typing", "call", "user", "community", "clock", "read"];

let waiting = null;
let again = false;
const typingTimers = new Map();

export function start() {
  connect();
}

function connect() {
  const stream = new EventSource("/sim/events");
  stream.addEventListener("open", () => void resync());
  stream.addEventListener("reset", () => void resync());
  stream.addEventListener("error", () => lost(stream));
  for (const kind of [...KINDS, "faults"]) stream.addEventListener(kind, (event) => receive(kind, JSON.parse(event.data)));
}

function lost(stream) {
  tell("connection", false);
  if (stream.readyState !== EventSource.CLOSED) return;
  setTimeout(connect, RETRY);
}

/** Reads everything anew; events that arrive meanwhile wait, or an older answer would undo them. */
async function resync() {
  again = waiting !== null;
  if (again) return;
  waiting = [];
  try {
    do {
      again = false;
      await load();
    } while (again);
    tell("connection", true);
  } catch {
    tell("connection", false);
    setTimeout(() => void resync(), RETRY);
  }
  const missed = waiting;
  waiting = null;
  for (const [kind, data] of missed) receive(kind, data);
}

async function load() {
  const [{ bot, admin, users, groups, clock_shift: shift }, { calls }, faults] = await Promise.all([api.getState(), api.getCalls(), api.getFaults()]);
  const chats = await Promise.all(users.map((user) => api.getChat(user.id)));
  await Promise.all(groups.map((group) => loadGroup(group.id, { anew: true })));
  state.bot = bot;
  state.admin = admin;
  state.clockShift = shift;
  state.faults = faults;
  forgetAllBut(new Set([...users, ...groups].map(({ id }) => id)));
  state.users = new Map(users.map((user) => [user.id, user]));
  state.calls = calls.slice(-KEPT_CALLS);
  users.forEach((user, index) => fillChat(user, chats[index]));
  state.started = true;
  tell("loaded");
}

/** Whoever begins anew may give somebody else the same number. */
function forgetAllBut(ids) {
  for (const map of [state.groups, state.chats]) for (const id of map.keys()) if (!ids.has(id)) map.delete(id);
}

function fillChat(user, answer) {
  const chat = chatOf(user.id);
  chat.messages = new Map(answer.messages.map((message) => [message.message_id, message]));
  chat.typing = answer.typing;
  noteRead({ chat_id: user.id, user_id: user.id, read: user.read });
}

function receive(kind, data) {
  if (waiting) waiting.push([kind, data]);
  else apply[kind](data);
}

const apply = {
  message(message) {
    const chat = chatWith(message);
    if (!chat) return;
    chat.messages.set(message.message_id, message);
    if (!message.outgoing) setTyping(message.chat.id, false);
    // Who writes has read what stands above.
    if (message.outgoing && message.from) noteRead({ chat_id: message.chat.id, user_id: message.from.id, read: message.message_id });
    tell("message", { chatId: message.chat.id, message });
  },

  edit(message) {
    const chat = chatWith(message);
    if (!chat) return;
    chat.messages.set(message.message_id, message);
    tell("message", { chatId: message.chat.id, message });
  },

  delete(data) {
    const chat = state.chats.get(data.chat_id);
    for (const id of data.message_ids ?? [data.message_id]) {
      if (chat?.messages.delete(id)) tell("deleted", { chatId: data.chat_id, messageId: id });
    }
  },

  callback(answer) {
    tell("callback", answer);
  },

  typing(data) {
    setTyping(data.chat_id, data.typing ?? true);
  },

  call(call) {
    if (call.n <= (state.calls.at(-1)?.n ?? 0)) return;
    state.calls = [...state.calls, call].slice(-KEPT_CALLS);
    tell("call", call);
    if (call.method === "setMyCommands" || call.method === "deleteMyCommands") tell("commands");
  },

  user(user) {
    state.users.set(user.id, { ...state.users.get(user.id), ...user });
    tell("commands");
    tell("people");
    tell("person", user.id);
  },

  community(data) {
    void readGroup(data.chat_id).catch(() => {
      // The connection is gone: coming back reads everything anew.
    });
  },

  read(data) {
    noteRead(data);
  },

  clock(data) {
    state.clockShift = data.clock_shift;
    tell("clock");
  },

  faults(data) {
    state.faults = { ...state.faults, ...data };
    tell("faults");
  },
};

/** The chat a message belongs to, unless it is a group of which nothing is known yet: it is read whole in a moment. */
function chatWith(message) {
  return message.chat.type === "private" || state.groups.has(message.chat.id) ? chatOf(message.chat.id) : null;
}

function setTyping(chatId, typing) {
  const chat = chatOf(chatId);
  clearTimeout(typingTimers.get(chatId));
  if (typing) typingTimers.set(chatId, setTimeout(() => setTyping(chatId, false), TYPING_LASTS));
  if (chat.typing === typing) return;
  chat.typing = typing;
  tell("typing", chatId);
}
