// One message: drawn once, then changed in place, part by part.

import { authorFace, authorLine, isMine } from "./authors.js";
import { icon, make, setText } from "./dom.js";
import { clock, mediaKind } from "./format.js";
import { keyboard } from "./keyboard.js";
import { media } from "./media.js";
import { openMessageMenu } from "./message-menu.js";
import { quote } from "./replying.js";
import { richText } from "./richtext.js";
import { serviceText } from "./service.js";
import { language, t } from "./texts.js";

const BARE = new Set(["sticker", "video_note", "dice"]);

export function newMessage(message, column) {
  if (serviceText(message)) return newService(message);
  const bubble = make("div", { class: "bubble" });
  const more = make("button", { class: "icon-button more", type: "button", title: t("messageActions"), "aria-label": t("messageActions") }, icon("more"));
  const element = make("article", {
    class: `message ${isMine(message, column) ? "out" : "in"}`,
    "data-testid": "message",
    "data-message-id": message.message_id,
    "data-outgoing": String(message.outgoing),
  }, ...[authorFace(message, column), make("div", { class: "stack" }, bubble), more].filter(Boolean));
  const view = { column, element, bubble, keys: null, shown: "", shownKeys: "", message };
  more.addEventListener("click", () => openMessageMenu(more, view.message, column));
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, button:not(.enlarge)")) return;
    event.preventDefault();
    openMessageMenu(more, view.message, column);
  });
  update(view, message);
  return view;
}

function newService(message) {
  const words = make("span", {}, serviceText(message));
  const element = make("div", { class: "service", "data-testid": "service", "data-message-id": message.message_id }, words);
  return { element, words, message };
}

/** Changes only what differs, so that nothing blinks and a focused button stays focused. */
export function update(view, message) {
  view.message = message;
  if (view.words) return setText(view.words, serviceText(message));
  const content = JSON.stringify([message.html, message.edit_date, message.date, mediaKind(message), language()]);
  if (content !== view.shown) drawBubble(view, message);
  view.shown = content;
  const keys = JSON.stringify(message.reply_markup?.inline_keyboard ?? null);
  if (keys !== view.shownKeys) drawKeys(view, message);
  view.shownKeys = keys;
  return undefined;
}

function drawBubble(view, message) {
  const kind = mediaKind(message);
  view.bubble.className = ["bubble", kind && "with-media", BARE.has(kind) && "bare", message.html && "with-text"].filter(Boolean).join(" ");
  view.bubble.replaceChildren(...[
    authorLine(message, view.column),
    message.via_bot && make("small", { class: "via" }, t("viaBot", { name: message.via_bot.username })),
    message.reply_to_message && quote(message.reply_to_message),
    kind && media(kind, message),
    message.html && make("div", { class: "text" }, richText(message.html, view.column)),
    meta(message, isMine(message, view.column)),
  ].filter(Boolean));
}

function meta(message, mine) {
  return make("span", { class: "meta" },
    message.edit_date && make("span", { class: "edited" }, t("edited")),
    make("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
    mine && icon("sent", "sent"));
}

function drawKeys(view, message) {
  const focused = view.keys ? [...view.keys.querySelectorAll(".key")].indexOf(document.activeElement) : -1;
  const keys = keyboard(message, view.column);
  view.keys?.remove();
  view.keys = keys;
  view.element.classList.toggle("with-keys", keys !== null);
  if (!keys) return;
  view.bubble.after(keys);
  const all = keys.querySelectorAll(".key");
  if (focused >= 0) all[Math.min(focused, all.length - 1)].focus({ preventScroll: true });
}
