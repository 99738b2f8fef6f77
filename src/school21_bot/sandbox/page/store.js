// What the page knows, and who wants to hear when it changes.

export const state = {
  bot: null,
  admin: null,
  users: new Map(),
  groups: new Map(),
  chats: new Map(),
  calls: [],
  /** One or two chats side by side, and the one that was touched last. */
  columns: [],
  active: null,
  clockShift: 0,
  /** What is to go wrong, and all that can be asked for. */
  faults: { faults: [], forged: [], limits: false, call_kinds: [], update_kinds: [], methods: [], updates: [], refusals: [] },
  started: false,

  /** The chat of the active column: a person's with the bot has the person's id, a group or channel has an id below zero. */
  get chosen() {
    return this.active?.chosen ?? null;
  },
};

const listeners = new Map();

/** Calls the listener whenever this changes; what comes back ends that. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
  return () => listeners.set(topic, listeners.get(topic).filter((one) => one !== listener));
}

export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The messages of a chat, and up to which of them each person has read it; empty if nothing is known of it yet. */
export function chatOf(chatId) {
  if (chatId === null) return { messages: new Map(), typing: false, read: new Map() };
  if (!state.chats.has(chatId)) {
    state.chats.set(chatId, { messages: new Map(), typing: false, read: new Map() });
  }
  return state.chats.get(chatId);
}

export const isKnown = (chatId) => state.users.has(chatId) || state.groups.has(chatId);

/** The sandbox's time in seconds, which one may move. */
export const now = () => Date.now() / 1000 + state.clockShift;

export function lastMessage(chatId) {
  return sorted(chatOf(chatId)).at(-1) ?? null;
}

export function sorted(chat) {
  return [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
}
