// A menu that floats beside the button that opened it, and is walked with the arrows.

import { byId, icon, make } from "./dom.js";

let opener = null;

/** Opens the menu; an entry has a `label`, an `act`, and perhaps an `icon` or `face`, a `note`, a `danger`. */
export function openMenu(button, label, entries) {
  const menu = byId("menu");
  opener = button;
  menu.setAttribute("aria-label", label);
  menu.replaceChildren(...entries.map(item));
  menu.hidden = false;
  place(menu, button.getBoundingClientRect());
  menu.firstElementChild.focus();
}

function item(entry) {
  const click = () => { close({ andReturn: true }); void entry.act(); };
  const role = entry.checked === undefined ? "menuitem" : "menuitemradio";
  return make("button", {
    class: `menu-item ${entry.danger ? "danger" : ""}`, type: "button", role, click,
    "aria-checked": entry.checked === undefined ? null : String(entry.checked),
  }, entry.face ?? icon(entry.icon), make("span", { class: "menu-label" }, entry.label, entry.note && make("small", {}, entry.note)),
  entry.checked && icon("check"));
}

function place(menu, near) {
  const left = Math.min(near.left, innerWidth - menu.offsetWidth - 8);
  const below = near.bottom + 4;
  const top = below + menu.offsetHeight > innerHeight - 8 ? near.top - menu.offsetHeight - 4 : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}

function close({ andReturn = false } = {}) {
  byId("menu").hidden = true;
  if (andReturn) opener?.focus({ preventScroll: true });
}

export function prepareMenu() {
  const menu = byId("menu");
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target)) close();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") close({ andReturn: true });
    const items = [...menu.children];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  });
}
