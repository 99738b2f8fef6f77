// Rows of a list of chats: each is made once, then changed in place.

import { goTo, openBeside } from "./columns.js";
import { icon, make, setText } from "./dom.js";
import { preview, shortTime } from "./format.js";
import { chatOf, lastMessage, state } from "./store.js";
import { t } from "./texts.js";
import { unreadFor } from "./unread.js";

/** A function that draws entries into the list: `id`, `name`, `face`, perhaps a `note` or `gone` instead of a message. */
export function rowsOf(list, testId) {
  const rows = new Map();
  return (entries) => {
    const wanted = new Set(entries.map((entry) => entry.id));
    for (const [id, row] of rows) {
      if (wanted.has(id)) continue;
      row.item.remove();
      rows.delete(id);
    }
    for (const entry of entries) {
      if (!rows.has(entry.id)) rows.set(entry.id, newRow(entry, testId));
      fill(rows.get(entry.id), entry);
      if (!rows.get(entry.id).item.isConnected) list.append(rows.get(entry.id).item);
    }
  };
}

function newRow(entry, testId) {
  const row = {
    face: make("span", { class: "face" }),
    name: make("span", { class: "name" }),
    time: make("time", { class: "when" }),
    preview: make("span", { class: "preview" }),
    mark: make("span", { class: "mark", "aria-hidden": "true" }),
    markWords: make("span", { class: "unseen" }),
    openWords: make("span", { class: "unseen" }),
  };
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(entry.id);
  };
  const link = make("a", { class: "person", href: `#${entry.id}`, "data-testid": `${testId}-${entry.id}`, click: open },
    row.face, make("span", { class: "line" }, row.name, row.time),
    make("span", { class: "line" }, row.preview, row.mark, row.markWords, row.openWords));
  const beside = make("button", { class: "icon-button beside", type: "button", "data-testid": `beside-${entry.id}`, click: () => openBeside(entry.id) },
    icon("columns"));
  return { ...row, link, beside, item: make("li", { class: "person-item" }, link, beside) };
}

function fill(row, entry) {
  const chat = chatOf(entry.id);
  const last = lastMessage(entry.id);
  const face = entry.face();
  if (row.face.textContent !== face.textContent) row.face.replaceChildren(face);
  setText(row.name, entry.name);
  setText(row.time, last ? shortTime(last.date) : "");
  fillPreview(row.preview, entry, chat, last);
  fillMark(row, entry);
  const place = state.columns.findIndex((column) => column.chosen === entry.id);
  const isActive = entry.id === state.chosen;
  if (place >= 0) row.link.setAttribute("aria-current", isActive ? "page" : "true");
  else row.link.removeAttribute("aria-current");
  setText(row.openWords, place >= 0 && state.columns.length > 1 ? t(place === 0 ? "inFirst" : "inSecond") : "");
  const words = `${t("openBeside")}: ${entry.name}`;
  row.beside.setAttribute("aria-label", words);
  row.beside.title = words;
  row.beside.hidden = place >= 0;
}

/** Those who wait to be let in are more urgent than what is unread. */
function fillMark(row, entry) {
  const unread = unreadFor(entry.id);
  const count = entry.waiting ?? unread;
  row.mark.hidden = count === 0;
  row.mark.classList.toggle("waiting", entry.waiting > 0);
  setText(row.mark, String(count));
  const words = [entry.waiting > 0 && t("waiting", { count: entry.waiting }), unread > 0 && t("unread", { count: unread })];
  setText(row.markWords, words.filter(Boolean).map((part) => `, ${part}`).join(""));
}

function fillPreview(element, entry, chat, last) {
  element.classList.toggle("active", chat.typing);
  element.classList.toggle("gone", Boolean(entry.gone));
  if (chat.typing) setText(element, `${t("typing")}…`);
  else if (entry.gone) element.replaceChildren(icon("blocked"), entry.gone);
  else if (entry.note) setText(element, entry.note);
  else if (!last) setText(element, t("nothingYet"));
  else if (last.outgoing) element.replaceChildren(make("span", { class: "by" }, t("you")), preview(last));
  else setText(element, preview(last));
}
