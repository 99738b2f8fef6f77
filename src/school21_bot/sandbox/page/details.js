// What one sees about a group besides its messages: who asks, the bot's place, the members, the links.

import { botPlaceCard } from "./bot-place.js";
import { byId, replaceKeepingFocus } from "./dom.js";
import { bannedCard, membersCard, requestsCard } from "./member-cards.js";
import { linksCard } from "./link-card.js";
import { chosenGroup, on, state } from "./store.js";
import { t } from "./texts.js";

const root = document.documentElement;

export function prepareDetails() {
  byId("show-messages").addEventListener("click", () => show(false));
  byId("show-details").addEventListener("click", () => show(true));
  on("chosen", () => { show(false); byId("details").scrollTop = 0; });
  for (const topic of ["loaded", "group", "people", "language", "clock"]) on(topic, draw);
  show(false);
}

/** Shows the page about the group, or its messages again. */
export function show(details) {
  root.dataset.details = details ? "open" : "closed";
  byId("show-messages").setAttribute("aria-pressed", String(!details));
  byId("show-details").setAttribute("aria-pressed", String(details));
  byId("messages").inert = details;
  draw();
}

function draw() {
  const group = chosenGroup();
  byId("tabs").hidden = group === null;
  byId("details").hidden = group === null || root.dataset.details !== "open";
  if (!group) return;
  const waiting = group.requests.length;
  byId("requests-mark").hidden = waiting === 0;
  byId("requests-mark").textContent = waiting;
  byId("requests-mark").setAttribute("aria-label", t("waiting", { count: waiting }));
  if (byId("details").hidden || !state.started) return;
  const cards = [requestsCard(group), botPlaceCard(group), membersCard(group), bannedCard(group), linksCard(group)];
  replaceKeepingFocus(byId("details"), cards.filter(Boolean));
}
