// The menu of one message: copy its text, delete it for both.

import { remove } from "./api.js";
import { byId, icon, make } from "./dom.js";
import { showToast } from "./overlays.js";
import { t } from "./texts.js";

let opener = null;

export function openMessageMenu(button, message) {
  const menu = byId("message-menu");
  const text = message.text ?? message.caption;
  opener = button;
  menu.replaceChildren(...[text && item("copy", "copyText", () => copy(text)),
    item("trash", "deleteMessage", () => erase(message), "danger")].filter(Boolean));
  menu.hidden = false;
  place(menu, button.getBoundingClientRect());
  menu.firstElementChild.focus();
}

function item(drawing, key, act, tone = "") {
  const click = () => { close(); void act(); };
  return make("button", { class: `menu-item ${tone}`, type: "button", role: "menuitem", click }, icon(drawing), t(key));
}

function place(menu, near) {
  const left = Math.min(near.left, innerWidth - menu.offsetWidth - 8);
  const below = near.bottom + 4;
  const top = below + menu.offsetHeight > innerHeight - 8 ? near.top - menu.offsetHeight - 4 : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}

function close() {
  byId("message-menu").hidden = true;
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  showToast(t("copied"));
}

async function erase(message) {
  try {
    await remove(message.chat.id, message.message_id);
  } catch (problem) {
    showToast(problem.message, { bad: true });
  }
}

export function prepareMessageMenu() {
  const menu = byId("message-menu");
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target)) close();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      close();
      opener?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...menu.children];
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  });
}
