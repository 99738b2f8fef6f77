// The bot's place in a group, and the two rights without which it is refused.

import { saveGroup } from "./api.js";
import { botAvatar } from "./avatars.js";
import { card } from "./cards.js";
import { botMay } from "./community.js";
import { make } from "./dom.js";
import { trying } from "./overlays.js";
import { state } from "./store.js";
import { t } from "./texts.js";

const PLACES = ["administrator", "member", "kicked"];
const RIGHTS = ["can_invite_users", "can_restrict_members"];

export function botPlaceCard(group) {
  return card(t("botHere"), "bot-place", { note: t(`botNote_${group.bot}`) },
    make("div", { class: "card-row" }, botAvatar(), make("span", { class: "card-what" },
      make("b", {}, state.bot.first_name), make("small", {}, group.bot === "left" ? `@${state.bot.username} · ${t("left")}` : `@${state.bot.username}`))),
    make("fieldset", { class: "choice" }, make("legend", { class: "unseen" }, t("botHere")), ...PLACES.map((place) => choice(group, place))),
    group.bot === "administrator" && make("div", { class: "switches" }, ...RIGHTS.map((right) => toggle(group, right))));
}

function choice(group, place) {
  return make("label", {}, make("input", {
    type: "radio", name: "bot-place", value: place, checked: group.bot === place, "data-focus": `place-${place}`,
    change: () => void trying(() => saveGroup({ id: group.id, bot: place })),
  }), make("span", {}, t(`place_${place}`)));
}

function toggle(group, right) {
  return make("label", { class: "switch" }, make("span", {}, t(right)), make("input", {
    type: "checkbox", role: "switch", checked: botMay(group, right), "data-focus": right,
    change: ({ currentTarget: input }) => void trying(() => saveGroup({ id: group.id, rights: { ...group.rights, [right]: input.checked } })),
  }));
}
