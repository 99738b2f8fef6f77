// Who may write in the chat of a column, and as whom.

import { avatar } from "./avatars.js";
import { setBlocked } from "./chat-header.js";
import { placeIn, writerOf, writersOf } from "./community.js";
import { fullName } from "./format.js";
import { openMenu } from "./menu.js";
import { t } from "./texts.js";

export function prepareWriting(column) {
  const chooser = column.part("write-as");
  chooser.addEventListener("click", () => openMenu(chooser, t("chooseWriter"), writers(column)));
  column.part("unblock").addEventListener("click", () => { void setBlocked(column.user, false); });
  for (const topic of ["loaded", "opened", "people", "group", "writer", "language"]) column.on(topic, () => draw(column));
}

function draw(column) {
  const { group, user } = column;
  const writer = group && writerOf(group, column);
  const blocked = Boolean(user?.blocked);
  column.part("blocked").hidden = !blocked;
  column.part("composer-form").hidden = column.chosen === null || blocked || (group !== null && writer === null);
  column.part("open-commands").hidden = group?.type === "channel";
  column.part("write-as").hidden = !writer;
  if (writer) column.part("write-as").replaceChildren(avatar(writer));
  const words = writer ? t("messageAs", { name: writer.first_name }) : t("message");
  column.part("composer").placeholder = words;
  column.part("composer").setAttribute("aria-label", words);
}

function writers(column) {
  const { group } = column;
  const current = writerOf(group, column);
  return writersOf(group).map((user) => ({
    face: avatar(user, "small"),
    label: fullName(user),
    note: t(placeIn(group, user.id)),
    checked: user.id === current?.id,
    act: () => { column.writeAs(user.id); column.part("composer").focus(); },
  }));
}
