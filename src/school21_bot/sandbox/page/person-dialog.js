// The small dialog that adds a person or changes one.

import { saveUser } from "./api.js";
import { goTo } from "./columns.js";
import { byId } from "./dom.js";
import { showProblem } from "./overlays.js";
import { state, tell } from "./store.js";
import { language, t } from "./texts.js";

let edited = null;

export function preparePersonDialog() {
  byId("add-person").addEventListener("click", () => openPersonDialog(null));
  byId("add-first-person").addEventListener("click", () => openPersonDialog(null));
  byId("person-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
}

/** Opens the dialog for a person who is there, or for a new one. */
export function openPersonDialog(user) {
  const form = byId("person-form");
  edited = user;
  form.reset();
  form.first_name.value = user?.first_name ?? "";
  form.last_name.value = user?.last_name ?? "";
  form.username.value = user?.username ?? "";
  form.language_code.value = user?.language_code === "en" || (!user && language() === "en") ? "en" : "ru";
  showProblem("person");
  byId("person-dialog-title").textContent = user ? t("editPerson") : t("newPerson");
  byId("person-dialog").showModal();
}

async function save() {
  const form = byId("person-form");
  const person = {
    first_name: form.first_name.value.trim(),
    last_name: form.last_name.value.trim(),
    username: form.username.value.trim().replace(/^@/, ""),
    language_code: form.language_code.value,
  };
  if (edited) person.id = edited.id;
  try {
    const saved = await saveUser(person);
    state.users.set(saved.id, saved);
    tell("people");
    byId("person-dialog").close();
    goTo(saved.id);
  } catch (problem) {
    showProblem("person", problem.message);
  }
}
