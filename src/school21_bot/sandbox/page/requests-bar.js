// Above the messages of a group: who asks to be let in, and the way to where that is decided.

import { avatar } from "./avatars.js";
import { personOf } from "./community.js";
import { showDetails } from "./details.js";
import { make, setText } from "./dom.js";
import { fullName } from "./format.js";
import { language, t } from "./texts.js";

const MOST_FACES = 3;

export function prepareRequestsBar(column) {
  column.part("requests-bar").addEventListener("click", () => {
    showDetails(column, true);
    column.part("details").scrollTop = 0;
    column.part("details").querySelector("[data-testid=requests] .primary")?.focus();
  });
  for (const topic of ["loaded", "opened", "group", "people", "language", "shown"]) column.on(topic, () => draw(column));
}

function draw(column) {
  const waiting = (column.group?.requests ?? []).map(personOf).filter(Boolean);
  column.part("requests-bar").hidden = waiting.length === 0 || column.root.dataset.details === "open";
  if (waiting.length === 0) return;
  column.part("requests-faces").replaceChildren(...waiting.slice(0, MOST_FACES).map((user) => avatar(user, "small")));
  setText(column.part("requests-words"), words(waiting));
}

/** Up to so many are named, the others counted. */
function words(waiting) {
  if (waiting.length > MOST_FACES) return t("askToComeIn", { count: waiting.length });
  const names = new Intl.ListFormat(language(), { type: "conjunction" }).format(waiting.map(fullName));
  return t(waiting.length === 1 ? "asksToComeIn" : "allAskToComeIn", { names });
}
