// A column: one open chat with its own field, menus and scroll, and the person who acts in it.

import { actorIn } from "./community.js";
import { chatOf, isKnown, on, state, tell } from "./store.js";

export class Column {
  #leaving = new AbortController();
  #root;
  #suffix;

  /** The chat that is open: a person's with the bot has the person's id, a group or channel has an id below zero. */
  chosen = null;
  /** Who writes into groups here: the person chosen last, or the administrator. */
  writer = null;
  /** Who follows links here: the person chosen last. */
  person = null;
  /** Up to which message the chat was read before it was opened. */
  readBefore = 0;

  constructor(root, suffix) {
    this.#root = root;
    this.#suffix = suffix;
    for (const event of ["focusin", "pointerdown"]) root.addEventListener(event, () => this.activate());
  }

  get root() {
    return this.#root;
  }

  /** Ends with the column. */
  get signal() {
    return this.#leaving.signal;
  }

  get user() {
    return state.users.get(this.chosen) ?? null;
  }

  get group() {
    return state.groups.get(this.chosen) ?? null;
  }

  /** The number of an element in this column: the second one has the same elements as the first. */
  id(name) {
    return `${name}${this.#suffix}`;
  }

  part(name) {
    return document.getElementById(this.id(name));
  }

  /** Hears of changes as long as the column is there; of what another column does it does not. */
  on(topic, listener) {
    const off = on(topic, (detail) => {
      if (!(detail instanceof Column) || detail === this) listener(detail);
    });
    this.signal.addEventListener("abort", off);
  }

  /** Hears of an element's size as long as the column is there. */
  onResize(element, listener) {
    const observer = new ResizeObserver(listener);
    observer.observe(element);
    this.signal.addEventListener("abort", () => observer.disconnect());
  }

  open(chatId) {
    this.chosen = isKnown(chatId) ? chatId : null;
    if (this.user) this.person = this.writer = chatId;
    // A group beside somebody's chat is theirs at first.
    if (this.group && this.writer === null) this.writer = this.person = state.columns.find((one) => one.person !== null)?.person ?? null;
    this.readBefore = chatOf(this.chosen).read.get(actorIn(this)?.id) ?? 0;
    tell("opened", this);
    if (this === state.active) tell("chosen");
    tell("people");
  }

  /** Lets another person write into groups here; whoever is a person then follows links too. */
  writeAs(userId) {
    this.writer = userId;
    if (state.users.has(userId)) this.person = userId;
    tell("writer", this);
    tell("people");
  }

  activate() {
    if (state.active === this) return;
    state.active = this;
    tell("active");
    tell("chosen");
    tell("people");
  }

  /** Whether somebody sees it: where there is no room, one of two columns is hidden. */
  get isSeen() {
    return document.visibilityState === "visible" && this.#root.offsetParent !== null;
  }

  get typing() {
    return this.chosen !== null && chatOf(this.chosen).typing;
  }

  leave() {
    this.#leaving.abort();
    this.#root.remove();
  }
}
