// What nobody has looked at yet: counted for each person in each chat, and told to the server when it is looked at.

import * as api from "./api.js";
import { actorIn, writerOf } from "./community.js";
import { announce, byId } from "./dom.js";
import { fullName } from "./format.js";
import { chatOf, on, state, tell } from "./store.js";
import { t } from "./texts.js";

const TOLD_AFTER = 700;

let timer = null;
const untold = new Map();
const said = new Map();

/** Whoever is in a group reads it for themselves; the chat with the bot has one reader. */
export const readerIn = (column) => actorIn(column)?.id ?? null;

/** How many messages of others, newer than the last that they have looked at, a person has in a chat. */
export function unreadIn(chatId, readerId) {
  const chat = chatOf(chatId);
  const read = chat.read.get(readerId) ?? 0;
  let count = 0;
  for (const message of chat.messages.values()) if (message.message_id > read && isForThem(message, readerId)) count += 1;
  return count;
}

const isForThem = (message, readerId) => (message.chat.type === "private" ? !message.outgoing : message.from?.id !== readerId);

/** What waits for the person of a row: in the list, a group's is that of who acts in the active column. */
export function unreadFor(chatId) {
  const group = state.groups.get(chatId);
  const reader = group ? writerOf(group, state.active)?.id : chatId;
  return reader === undefined ? 0 : unreadIn(chatId, reader);
}

/** All chats in which something waits, but for those that are looked at. */
export const unreadElsewhere = (column) =>
  [...state.users.keys(), ...state.groups.keys()].filter((id) => id !== column.chosen && unreadFor(id) > 0).length;

/** What somebody sees is read; the server hears of it a moment later. */
export function lookAround() {
  for (const column of state.columns) if (column.isSeen && column.root.dataset.details !== "open") lookAt(column);
}

function lookAt(column) {
  const reader = readerIn(column);
  const { chosen } = column;
  if (reader === null || unreadIn(chosen, reader) === 0) return;
  const newest = Math.max(...chatOf(chosen).messages.keys());
  noteRead({ chat_id: chosen, user_id: reader, read: newest });
  untold.set(`${chosen} ${reader}`, [chosen, reader, newest]);
  timer ??= setTimeout(() => void tellServer(), TOLD_AFTER);
}

async function tellServer() {
  const marks = [...untold.values()];
  untold.clear();
  timer = null;
  // Without a connection the marks come back with it, and are read once more.
  await Promise.all(marks.map((mark) => api.markRead(...mark).catch(() => {})));
}

/** Somebody has read so far, here or in another window. */
export function noteRead({ chat_id: chatId, user_id: userId, read }) {
  const { read: known } = chatOf(chatId);
  if ((known.get(userId) ?? 0) >= read) return;
  known.set(userId, read);
  tell("people");
}

/** Who does not see the marks hears of them. */
function sayMark(chatId) {
  const count = unreadFor(chatId);
  const isMore = count > (said.get(chatId) ?? 0);
  said.set(chatId, count);
  const user = state.users.get(chatId);
  if (isMore) announce(t("unreadOf", { name: user ? fullName(user) : (state.groups.get(chatId)?.title ?? ""), count }));
}

export function prepareUnread() {
  document.addEventListener("visibilitychange", lookAround);
  // Where there was no room for the second column, and now there is, it is seen.
  new ResizeObserver(lookAround).observe(byId("columns"));
  for (const topic of ["loaded", "opened", "active", "columns", "message", "group", "writer", "shown"]) on(topic, lookAround);
  on("loaded", () => said.clear());
  for (const topic of ["message", "deleted"]) on(topic, ({ chatId }) => sayMark(chatId));
}
