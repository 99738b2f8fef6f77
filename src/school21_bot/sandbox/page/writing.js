// Who may write in the open chat, and as whom.

import { avatar } from "./avatars.js";
import { setBlocked } from "./chat-header.js";
import { placeIn, writerOf, writersOf } from "./community.js";
import { byId } from "./dom.js";
import { fullName } from "./format.js";
import { openMenu } from "./menu.js";
import { chosenGroup, chosenUser, on, state, writeAs } from "./store.js";
import { t } from "./texts.js";

export function prepareWriting() {
  byId("write-as").addEventListener("click", () => openMenu(byId("write-as"), t("chooseWriter"), writers(chosenGroup())));
  byId("unblock").addEventListener("click", () => { void setBlocked(chosenUser(), false); });
  for (const topic of ["loaded", "chosen", "people", "group", "writer", "language"]) on(topic, draw);
}

function draw() {
  const group = chosenGroup();
  const writer = group && writerOf(group);
  const blocked = Boolean(chosenUser()?.blocked);
  byId("blocked").hidden = !blocked;
  byId("composer-form").hidden = state.chosen === null || blocked || (group !== null && writer === null);
  for (const id of ["open-commands", "open-attachments"]) byId(id).hidden = group !== null;
  byId("write-as").hidden = !writer;
  if (writer) byId("write-as").replaceChildren(avatar(writer));
  const words = writer ? t("messageAs", { name: writer.first_name }) : t("message");
  byId("composer").placeholder = words;
  byId("composer").setAttribute("aria-label", words);
}

function writers(group) {
  const current = writerOf(group);
  return writersOf(group).map((user) => ({
    face: avatar(user, "small"),
    label: fullName(user),
    note: t(placeIn(group, user.id)),
    checked: user.id === current?.id,
    act: () => { writeAs(user.id); byId("composer").focus(); },
  }));
}
