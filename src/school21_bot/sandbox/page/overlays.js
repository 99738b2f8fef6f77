// What lies over the page for a moment: toasts, alerts, the sheet for places that only Telegram has.

import { openBeside } from "./columns.js";
import { byId, make } from "./dom.js";
import { fullName } from "./format.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const TOAST_LASTS = 4500;

/** Over the column that it is about, or the active one. */
export function showToast(text, { bad = false, column = state.active } = {}) {
  const toast = make("div", { class: bad ? "toast bad" : "toast", "data-testid": "toast" }, text);
  (column.signal.aborted ? state.active : column).part("toasts").append(toast);
  setTimeout(() => toast.remove(), TOAST_LASTS);
}

/** Does it, or says why the sandbox would not. */
export async function trying(act) {
  try {
    await act();
  } catch (problem) {
    showToast(problem.message, { bad: true });
  }
}

export function showAlert(text) {
  byId("alert-text").textContent = text;
  open(byId("alert"));
}

/** What Telegram would open; somebody who is in the sandbox can be seen beside. */
export function showSheet(text, person = null) {
  byId("sheet-text").textContent = text;
  byId("sheet-hint").textContent = t(person ? "sheetHintKnown" : "sheetHint");
  byId("sheet-person").hidden = person === null;
  byId("sheet-person").textContent = person ? t("showBeside", { name: fullName(person) }) : "";
  byId("sheet-person").onclick = () => { byId("sheet").close(); openBeside(person.id); };
  open(byId("sheet"));
}

/** Says in a dialog what went wrong; without words, nothing did. */
export function showProblem(dialog, words = "") {
  const place = byId(`${dialog}-problem`);
  place.textContent = words;
  place.hidden = words === "";
}

function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

/** What closes a dialog: its own buttons, and a click beside it, as in every messenger. */
export function prepareOverlays() {
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("mousedown", (event) => {
      if (event.target === dialog && isBeside(event, dialog.getBoundingClientRect())) dialog.close();
    });
  }
}

const isBeside = ({ clientX: x, clientY: y }, box) => x < box.left || x > box.right || y < box.top || y > box.bottom;
