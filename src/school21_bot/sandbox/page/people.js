// The people on the left: who they are, what was said last, what is unread.

import { byId, make, setText } from "./dom.js";
import { fullName, hueOf, initials, preview, shortTime } from "./format.js";
import { chatOf, lastMessage, on, state } from "./store.js";
import { t } from "./texts.js";

const rows = new Map();

export function preparePeople() {
  for (const topic of ["loaded", "people", "message", "deleted", "typing", "language"]) on(topic, draw);
}

export function avatar(user) {
  return make("span", { class: `avatar hue-${hueOf(user.id)}`, "aria-hidden": "true" }, initials(user));
}

function draw() {
  const list = byId("people-list");
  for (const [id, row] of rows) {
    if (state.users.has(id)) continue;
    row.item.remove();
    rows.delete(id);
  }
  for (const user of state.users.values()) {
    if (!rows.has(user.id)) rows.set(user.id, newRow(user));
    fill(rows.get(user.id), user);
    if (!rows.get(user.id).item.isConnected) list.append(rows.get(user.id).item);
  }
  byId("people-empty").hidden = !state.started || state.users.size > 0;
}

function newRow(user) {
  const row = {
    face: make("span", { class: "face" }),
    name: make("span", { class: "name" }),
    time: make("time", { class: "when" }),
    preview: make("span", { class: "preview" }),
    unread: make("span", { class: "mark" }),
  };
  const link = make("a", { class: "person", href: `#${user.id}`, "data-testid": `person-${user.id}` },
    row.face, make("span", { class: "line" }, row.name, row.time), make("span", { class: "line" }, row.preview, row.unread));
  return { ...row, link, item: make("li", {}, link) };
}

function fill(row, user) {
  const chat = chatOf(user.id);
  const last = lastMessage(user.id);
  if (row.face.textContent !== initials(user)) row.face.replaceChildren(avatar(user));
  setText(row.name, fullName(user));
  setText(row.time, last ? shortTime(last.date) : "");
  fillPreview(row.preview, chat, last);
  row.unread.hidden = chat.unread === 0;
  setText(row.unread, String(chat.unread));
  row.unread.setAttribute("aria-label", t("unread", { count: chat.unread }));
  if (user.id === state.chosen) row.link.setAttribute("aria-current", "page");
  else row.link.removeAttribute("aria-current");
}

function fillPreview(element, chat, last) {
  element.classList.toggle("active", chat.typing);
  if (chat.typing) setText(element, `${t("typing")}…`);
  else if (!last) setText(element, t("nothingYet"));
  else if (last.outgoing) element.replaceChildren(make("span", { class: "by" }, t("you")), preview(last));
  else setText(element, preview(last));
}

/** Head of the chat: the bot, and who is writing to it. */
export function prepareChatHeader() {
  for (const topic of ["loaded", "people", "typing", "chosen", "language"]) on(topic, drawHeader);
}

function drawHeader() {
  const user = state.users.get(state.chosen);
  const botName = state.bot?.first_name ?? "";
  setText(byId("bot-name"), botName);
  setText(byId("welcome-name"), botName);
  document.title = user ? `${fullName(user)} → ${botName}` : botName || document.title;
  byId("edit-person").hidden = !user;
  const status = byId("chat-status");
  const typing = user !== undefined && chatOf(user.id).typing;
  status.classList.toggle("typing", typing);
  if (typing) status.replaceChildren(t("typing"), make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
  else setText(status, user ? t("writingAs", { name: fullName(user) }) : "");
}
