// The small dialog that founds a group or channel.

import { saveGroup } from "./api.js";
import { goTo } from "./columns.js";
import { byId } from "./dom.js";
import { readGroup } from "./group-sync.js";
import { showDetails } from "./details.js";
import { showProblem } from "./overlays.js";
import { state } from "./store.js";

export function prepareGroupDialog() {
  byId("add-group").addEventListener("click", open);
  byId("group-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
}

function open() {
  byId("group-form").reset();
  showProblem("group");
  byId("group-dialog").showModal();
}

/** The bot is not in the new chat yet: the page about it, where one adds it, opens at once. */
async function save() {
  const form = byId("group-form");
  try {
    const { id } = await saveGroup({ title: form.title.value.trim(), type: form.type.value, bot: "left" });
    await readGroup(id);
    byId("group-dialog").close();
    const column = state.active;
    addEventListener("hashchange", () => showDetails(column, true), { once: true });
    goTo(id, column);
  } catch (problem) {
    showProblem("group", problem.message);
  }
}
