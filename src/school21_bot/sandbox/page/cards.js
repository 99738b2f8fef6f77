// The pieces that the page about a group is made of: cards with rows of people and links.

import { icon, make } from "./dom.js";

/** A card with a heading; `testId` names it for tests. */
export function card(title, testId, { action, note } = {}, ...children) {
  return make("section", { class: "card", "data-testid": testId, "aria-label": title },
    make("header", { class: "card-head" }, make("h3", {}, title), action),
    ...children, note && make("p", { class: "card-note" }, note));
}

/** A row: a face, a name with a note below it, and what one can do. */
export function row({ face, name, note, tone = "", testId }, ...actions) {
  return make("li", { class: "card-row", "data-testid": testId },
    face, make("span", { class: "card-what" }, make("b", {}, name), note && make("small", { class: tone }, note)),
    actions.some(Boolean) && make("span", { class: "card-actions" }, ...actions));
}

/** A button that stays focused when its card is drawn again: `key` tells it from all others. */
export function action(key, label, act, { tone = "", described } = {}) {
  return make("button", {
    class: `button compact ${tone}`, type: "button", "data-focus": key, click: act,
    "aria-label": described ? `${label}: ${described}` : null,
  }, label);
}

export function iconAction(key, drawing, label, act) {
  return make("button", { class: "icon-button", type: "button", "data-focus": key, title: label, "aria-label": label, click: act }, icon(drawing));
}
