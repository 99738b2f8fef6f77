// Faces: of people, of the bot, of groups and channels.

import { icon, make } from "./dom.js";
import { hueOf, initials, initialsOf } from "./format.js";

export function avatar(user, size = "") {
  return make("span", { class: `avatar hue-${hueOf(user.id)} ${size}`, "aria-hidden": "true" }, initials(user));
}

export function groupAvatar(group, size = "") {
  return make("span", { class: `avatar group hue-${hueOf(group.id)} ${size}`, "aria-hidden": "true" }, initialsOf(group.title ?? ""));
}

export function botAvatar(size = "") {
  return make("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, icon("bot"));
}
