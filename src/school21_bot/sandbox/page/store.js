// What the page knows, and who wants to hear when it changes.

export const state = {
  bot: null,
  users: new Map(),
  chats: new Map(),
  calls: [],
  chosen: null,
  started: false,
};

const listeners = new Map();

export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The private chat of a person, empty if nothing is known of it yet. */
export function chatOf(userId) {
  if (!state.chats.has(userId)) {
    state.chats.set(userId, { messages: new Map(), commands: [], typing: false, unread: 0 });
  }
  return state.chats.get(userId);
}

export const chosenUser = () => state.users.get(state.chosen) ?? null;

export function lastMessage(userId) {
  return sorted(chatOf(userId)).at(-1) ?? null;
}

export function sorted(chat) {
  return [...chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
}

export function choose(userId) {
  state.chosen = state.users.has(userId) ? userId : null;
  if (state.chosen !== null) chatOf(state.chosen).unread = 0;
  tell("chosen");
  tell("people");
}
