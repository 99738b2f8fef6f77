// The messages of a column: in order, days between them, and a scroll that stays where the reader is.

import { authorName, isMine, sameAuthor } from "./authors.js";
import { writerOf } from "./community.js";
import { announce, make } from "./dom.js";
import { dayKey, dayName, fullName, preview } from "./format.js";
import { newMessage, update } from "./message.js";
import { chatOf, sorted, state } from "./store.js";
import { t } from "./texts.js";

const FADE = 160;
const GROUP = 300;
const NEAR = 60;

export class ChatView {
  #column;
  #list;
  #views = new Map();
  #shownChat = null;
  #shownWriter = null;
  #unseen = 0;
  #firstNew = null;
  #stuck = true;
  #height = 0;

  constructor(column) {
    this.#column = column;
    this.#list = column.part("messages");
    column.on("loaded", () => this.#draw());
    column.on("opened", () => { this.#findNew(); this.#draw(); });
    column.on("language", () => this.#redraw());
    column.on("clock", () => this.#keepingScroll(() => {}));
    for (const topic of ["group", "writer"]) column.on(topic, () => { if (this.#shownWriter !== this.#writer) this.#redraw(); });
    column.on("message", ({ chatId, message }) => { if (chatId === this.#shownChat) this.#receive(message); });
    column.on("deleted", ({ chatId, messageId }) => { if (chatId === this.#shownChat) this.#keepingScroll(() => this.#vanish(messageId)); });
    column.part("to-bottom").addEventListener("click", () => this.#toBottom("smooth"));
    this.#list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    column.onResize(this.#list, () => this.#resized());
  }

  /** Whose messages stand on the right. */
  get #writer() {
    const { group } = this.#column;
    return group ? (writerOf(group, this.#column)?.id ?? null) : null;
  }

  /** What was not read when the chat was opened stands below a line, unless that is everything. */
  #findNew() {
    const { chosen, readBefore } = this.#column;
    const [oldest, ...others] = sorted(chatOf(chosen));
    const isStarted = oldest !== undefined && oldest.message_id <= readBefore;
    this.#firstNew = isStarted ? (others.find((one) => one.message_id > readBefore && !isMine(one, this.#column))?.message_id ?? null) : null;
  }

  #redraw() {
    this.#shownChat = null;
    this.#draw();
  }

  #draw() {
    const { chosen } = this.#column;
    const messages = chosen === null ? [] : sorted(chatOf(chosen));
    if (this.#shownChat !== chosen) this.#clear();
    const wanted = new Set(messages.map((message) => message.message_id));
    this.#keepingScroll(() => {
      for (const id of this.#views.keys()) if (!wanted.has(id)) this.#drop(id);
      for (const message of messages) this.#put(message);
    });
  }

  #clear() {
    this.#shownChat = this.#column.chosen;
    this.#shownWriter = this.#writer;
    this.#unseen = 0;
    this.#stuck = true;
    this.#views.clear();
    this.#list.replaceChildren();
  }

  #receive(message) {
    const isNew = !this.#views.has(message.message_id);
    const mine = isMine(message, this.#column);
    if (isNew && mine) [this.#stuck, this.#firstNew] = [true, null];
    if (isNew && !this.#stuck) this.#unseen += 1;
    this.#keepingScroll(() => this.#put(message));
    if (!mine && this.#column.isSeen) announce(`${this.#whose()}${authorName(message)}: ${preview(message)}`);
  }

  /** With two chats open it is said in which. */
  #whose() {
    const { user, group } = this.#column;
    return state.columns.length > 1 ? `${user ? fullName(user) : group.title}. ` : "";
  }

  #put(message) {
    const view = this.#views.get(message.message_id);
    if (view) return update(view, message);
    const added = newMessage(message, this.#column);
    if (state.started && this.#shownChat === this.#column.chosen && this.#views.size > 0) added.element.classList.add("arriving");
    this.#views.set(message.message_id, added);
    const later = [...this.#list.children].find((other) => Number(other.dataset.messageId) > message.message_id);
    this.#list.insertBefore(added.element, later ?? null);
    return undefined;
  }

  /** The element fades, but for tests, screen readers and the keyboard it is gone at once. */
  #vanish(id) {
    const element = this.#views.get(id)?.element;
    if (!element) return;
    this.#views.delete(id);
    delete element.dataset.testid;
    delete element.dataset.messageId;
    element.setAttribute("aria-hidden", "true");
    element.inert = true;
    element.classList.add("leaving");
    setTimeout(() => this.#keepingScroll(() => element.remove()), FADE);
  }

  #drop(id) {
    this.#views.get(id).element.remove();
    this.#views.delete(id);
  }

  #keepingScroll(change) {
    if (this.#column.signal.aborted) return;
    change();
    this.#arrange();
    if (this.#stuck) this.#toBottom();
    this.#showJump();
  }

  /** Days between messages, and the tail on the last message of each run. */
  #arrange() {
    let previous = null;
    for (const separator of this.#list.querySelectorAll(".day")) separator.remove();
    for (const { element, message } of inOrder(this.#views)) {
      if (message.message_id === this.#firstNew) {
        this.#list.insertBefore(make("div", { class: "day new-ones", "data-testid": "new-ones" }, make("span", {}, t("newOnes"))), element);
      }
      if (!previous || dayKey(previous.message.date) !== dayKey(message.date)) {
        this.#list.insertBefore(make("div", { class: "day" }, make("span", {}, dayName(message.date))), element);
        previous?.element.classList.add("last");
        previous = null;
      }
      const follows = previous !== null && belongs(previous.message, message);
      previous?.element.classList.toggle("last", !follows);
      element.classList.toggle("first", !follows);
      previous = { element, message };
    }
    previous?.element.classList.add("last");
    const { user, group, chosen } = this.#column;
    const isEmpty = this.#views.size === 0;
    this.#column.part("welcome").hidden = !user || !isEmpty;
    this.#column.part("quiet").hidden = !group || !isEmpty;
    this.#column.part("nobody-chosen").hidden = chosen !== null || !state.started || state.users.size === 0;
  }

  #toBottom(behavior = "instant") {
    this.#list.scrollTo({ top: this.#list.scrollHeight, behavior });
  }

  /** A frame that has just shrunk scrolls too; that is not the reader leaving the newest message. */
  #scrolled() {
    if (this.#list.clientHeight === this.#height) this.#showJump();
  }

  #resized() {
    this.#height = this.#list.clientHeight;
    if (this.#stuck) this.#toBottom();
    this.#showJump();
  }

  #showJump() {
    // Hidden, it has no size, and nothing to say about where the reader is.
    if (this.#list.clientHeight === 0) return;
    this.#stuck = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < NEAR;
    if (this.#stuck) this.#unseen = 0;
    this.#column.part("to-bottom").hidden = this.#stuck;
    this.#column.part("new-mark").hidden = this.#unseen === 0;
    this.#column.part("new-mark").textContent = this.#unseen;
  }
}

const inOrder = (views) => [...views.values()].sort((a, b) => a.message.message_id - b.message.message_id);

const belongs = (earlier, later) =>
  sameAuthor(earlier, later) && later.date - earlier.date < GROUP && !earlier.reply_markup?.inline_keyboard;
