// What one sees about a group besides its messages: who asks, the bot's place, the members, the links.

import { botPlaceCard } from "./bot-place.js";
import { replaceKeepingFocus } from "./dom.js";
import { bannedCard, membersCard, requestsCard } from "./member-cards.js";
import { linksCard } from "./link-card.js";
import { state, tell } from "./store.js";
import { t } from "./texts.js";

export function prepareDetails(column) {
  column.part("show-messages").addEventListener("click", () => showDetails(column, false));
  column.part("show-details").addEventListener("click", () => showDetails(column, true));
  column.on("opened", () => { showDetails(column, false); column.part("details").scrollTop = 0; });
  for (const topic of ["loaded", "group", "people", "language", "clock"]) column.on(topic, () => draw(column));
  showDetails(column, false);
}

/** Shows the page about the group, or its messages again. */
export function showDetails(column, details) {
  column.root.dataset.details = details ? "open" : "closed";
  column.part("show-messages").setAttribute("aria-pressed", String(!details));
  column.part("show-details").setAttribute("aria-pressed", String(details));
  column.part("messages").inert = details;
  draw(column);
  tell("shown", column);
}

function draw(column) {
  const { group } = column;
  column.part("tabs").hidden = group === null;
  column.part("details").hidden = group === null || column.root.dataset.details !== "open";
  if (!group) return;
  const waiting = group.requests.length;
  column.part("requests-mark").hidden = waiting === 0;
  column.part("requests-mark").textContent = waiting;
  column.part("requests-mark").setAttribute("aria-label", t("waiting", { count: waiting }));
  if (column.part("details").hidden || !state.started) return;
  const cards = [requestsCard(group), botPlaceCard(group), membersCard(group), bannedCard(group), linksCard(group, column)];
  replaceKeepingFocus(column.part("details"), cards.filter(Boolean));
}
