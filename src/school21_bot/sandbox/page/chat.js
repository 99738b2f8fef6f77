// The chat in the middle: messages in order, days between them, and a scroll that stays where the reader is.

import { authorName, isMine, sameAuthor } from "./authors.js";
import { writerOf } from "./community.js";
import { announce, byId, make } from "./dom.js";
import { dayKey, dayName, preview } from "./format.js";
import { newMessage, update } from "./message.js";
import { chatOf, chosenGroup, on, sorted, state } from "./store.js";

const FADE = 160;
const GROUP = 300;
const NEAR = 60;

const views = new Map();
let shownChat = null;
let shownWriter = null;
let unseen = 0;
let stuck = true;
let height = 0;

export function prepareChat() {
  on("loaded", draw);
  on("chosen", draw);
  on("language", redraw);
  on("clock", () => keepingScroll(() => {}));
  for (const topic of ["group", "writer"]) on(topic, () => { if (shownWriter !== writer()) redraw(); });
  on("message", ({ chatId, message }) => { if (chatId === shownChat) receive(message); });
  on("deleted", ({ chatId, messageId }) => { if (chatId === shownChat) keepingScroll(() => vanish(messageId)); });
  byId("to-bottom").addEventListener("click", () => toBottom("smooth"));
  byId("messages").addEventListener("scroll", scrolled, { passive: true });
  new ResizeObserver(resized).observe(byId("messages"));
}

/** Whose messages stand on the right. */
const writer = () => (chosenGroup() ? (writerOf(chosenGroup())?.id ?? null) : null);

function redraw() {
  shownChat = null;
  draw();
}

function draw() {
  const messages = state.chosen === null ? [] : sorted(chatOf(state.chosen));
  if (shownChat !== state.chosen) clear();
  const wanted = new Set(messages.map((message) => message.message_id));
  keepingScroll(() => {
    for (const id of views.keys()) if (!wanted.has(id)) drop(id);
    for (const message of messages) put(message);
  });
}

function clear() {
  shownChat = state.chosen;
  shownWriter = writer();
  unseen = 0;
  stuck = true;
  views.clear();
  byId("messages").replaceChildren();
}

function receive(message) {
  const isNew = !views.has(message.message_id);
  if (isNew && isMine(message)) stuck = true;
  if (isNew && !stuck) unseen += 1;
  keepingScroll(() => put(message));
  if (!isMine(message)) announce(`${authorName(message)}: ${preview(message)}`);
}

function put(message) {
  const view = views.get(message.message_id);
  if (view) return update(view, message);
  const added = newMessage(message);
  if (state.started && shownChat === state.chosen && views.size > 0) added.element.classList.add("arriving");
  views.set(message.message_id, added);
  const later = [...byId("messages").children].find((other) => Number(other.dataset.messageId) > message.message_id);
  byId("messages").insertBefore(added.element, later ?? null);
  return undefined;
}

/** The element fades, but for tests, screen readers and the keyboard it is gone at once. */
function vanish(id) {
  const element = views.get(id)?.element;
  if (!element) return;
  views.delete(id);
  delete element.dataset.testid;
  delete element.dataset.messageId;
  element.setAttribute("aria-hidden", "true");
  element.inert = true;
  element.classList.add("leaving");
  setTimeout(() => keepingScroll(() => element.remove()), FADE);
}

function drop(id) {
  views.get(id).element.remove();
  views.delete(id);
}

function keepingScroll(change) {
  change();
  arrange();
  if (stuck) toBottom();
  showJump();
}

/** Days between messages, and the tail on the last message of each run. */
function arrange() {
  const list = byId("messages");
  let previous = null;
  for (const separator of list.querySelectorAll(".day")) separator.remove();
  for (const { element, message } of inOrder()) {
    if (!previous || dayKey(previous.message.date) !== dayKey(message.date)) {
      list.insertBefore(make("div", { class: "day" }, make("span", {}, dayName(message.date))), element);
      previous?.element.classList.add("last");
      previous = null;
    }
    const follows = previous !== null && belongs(previous.message, message);
    previous?.element.classList.toggle("last", !follows);
    element.classList.toggle("first", !follows);
    previous = { element, message };
  }
  previous?.element.classList.add("last");
  byId("welcome").hidden = !state.users.has(state.chosen) || views.size > 0;
  byId("quiet").hidden = !state.groups.has(state.chosen) || views.size > 0;
  byId("nobody-chosen").hidden = state.chosen !== null || !state.started || state.users.size === 0;
}

const inOrder = () => [...views.values()].sort((a, b) => a.message.message_id - b.message.message_id);

const belongs = (earlier, later) =>
  sameAuthor(earlier, later) && later.date - earlier.date < GROUP && !earlier.reply_markup?.inline_keyboard;

function toBottom(behavior = "instant") {
  const list = byId("messages");
  list.scrollTo({ top: list.scrollHeight, behavior });
}

/** A frame that has just shrunk scrolls too; that is not the reader leaving the newest message. */
function scrolled() {
  if (byId("messages").clientHeight === height) showJump();
}

function resized() {
  height = byId("messages").clientHeight;
  if (stuck) toBottom();
  showJump();
}

function showJump() {
  const list = byId("messages");
  stuck = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  if (stuck) unseen = 0;
  byId("to-bottom").hidden = stuck;
  byId("new-mark").hidden = unseen === 0;
  byId("new-mark").textContent = unseen;
}
