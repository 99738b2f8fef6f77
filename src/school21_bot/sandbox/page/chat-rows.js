// Rows of a list of chats: each is made once, then changed in place.

import { icon, make, setText } from "./dom.js";
import { preview, shortTime } from "./format.js";
import { chatOf, lastMessage, state } from "./store.js";
import { t } from "./texts.js";

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
    unread: make("span", { class: "mark" }),
  };
  const link = make("a", { class: "person", href: `#${entry.id}`, "data-testid": `${testId}-${entry.id}` },
    row.face, make("span", { class: "line" }, row.name, row.time), make("span", { class: "line" }, row.preview, row.unread));
  return { ...row, link, item: make("li", {}, link) };
}

function fill(row, entry) {
  const chat = chatOf(entry.id);
  const last = lastMessage(entry.id);
  const face = entry.face();
  if (row.face.textContent !== face.textContent) row.face.replaceChildren(face);
  setText(row.name, entry.name);
  setText(row.time, last ? shortTime(last.date) : "");
  fillPreview(row.preview, entry, chat, last);
  const count = entry.waiting ?? chat.unread;
  row.unread.hidden = count === 0;
  row.unread.classList.toggle("waiting", entry.waiting > 0);
  setText(row.unread, String(count));
  row.unread.setAttribute("aria-label", t(entry.waiting > 0 ? "waiting" : "unread", { count }));
  if (entry.id === state.chosen) row.link.setAttribute("aria-current", "page");
  else row.link.removeAttribute("aria-current");
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
