// What the page knows, and who wants to hear when it changes.

export const state = {
  bot: null,
  admin: null,
  users: new Map(),
  groups: new Map(),
  chats: new Map(),
  calls: [],
  /** The open chat: a person's with the bot has the person's id, a group or channel has an id below zero. */
  chosen: null,
  /** Who writes into groups: the person chosen last, or the administrator. */
  writer: null,
  /** Who follows invite links: the person chosen last. */
  person: null,
  clockShift: 0,
  /** What is to go wrong, and all that can be asked for. */
  faults: { faults: [], forged: [], limits: false, call_kinds: [], update_kinds: [], methods: [], updates: [], refusals: [] },
  started: false,
};

const listeners = new Map();

export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The messages of a chat, empty if nothing is known of it yet. */
export function chatOf(chatId) {
  if (!state.chats.has(chatId)) {
    state.chats.set(chatId, { messages: new Map(), commands: [], typing: false, unread: 0 });
  }
  return state.chats.get(chatId);
}

export const chosenUser = () => state.users.get(state.chosen) ?? null;
export const chosenGroup = () => state.groups.get(state.chosen) ?? null;

/** The sandbox's time in seconds, which one may move. */
export const now = () => Date.now() / 1000 + state.clockShift;

export function lastMessage(chatId) {
  return sorted(chatOf(chatId)).at(-1) ?? null;
}

export function sorted(chat) {
  return [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
}

export function choose(chatId) {
  state.chosen = state.users.has(chatId) || state.groups.has(chatId) ? chatId : null;
  if (state.users.has(chatId)) state.person = state.writer = chatId;
  if (state.chosen !== null) chatOf(state.chosen).unread = 0;
  tell("chosen");
  tell("people");
}

/** Lets another person write into groups; whoever is a person then follows links too. */
export function writeAs(userId) {
  state.writer = userId;
  if (state.users.has(userId)) state.person = userId;
  tell("writer");
}
