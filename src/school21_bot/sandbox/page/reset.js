// Beginning anew: the dialog that says first what will be gone, and what of the bot that runs.

import * as api from "./api.js";
import { announce, byId, setText } from "./dom.js";
import { showProblem, showToast } from "./overlays.js";
import { uncover } from "./side-panel.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

export function prepareReset() {
  byId("reset-do").addEventListener("click", () => void reset());
  for (const topic of ["language", "people", "group"]) on(topic, draw);
}

/** The safe button comes first, so that Enter out of habit erases nothing. */
export function openResetDialog() {
  draw();
  showProblem("reset");
  byId("reset-dialog").showModal();
  byId("reset-cancel").focus();
}

function draw() {
  const people = t("resetPeople", { count: state.users.size });
  const chats = t("resetChats", { count: state.groups.size });
  setText(byId("reset-what"), t("resetWhat", { people, chats }));
}

async function reset() {
  try {
    await api.reset();
  } catch (problem) {
    showProblem("reset", problem.message);
    return;
  }
  byId("reset-dialog").close();
  uncover();
  showToast(t("resetDone"));
  announce(t("resetDone"));
}
