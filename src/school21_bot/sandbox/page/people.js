// The people on the left: who they are, what was said last, what is unread.

import { avatar } from "./avatars.js";
import { rowsOf } from "./chat-rows.js";
import { byId } from "./dom.js";
import { fullName } from "./format.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

export function preparePeople() {
  const draw = rowsOf(byId("people-list"), "person");
  for (const topic of ["loaded", "people", "message", "deleted", "typing", "language", "clock", "writer"]) {
    on(topic, () => {
      draw([...state.users.values()].map(entry));
      byId("people-empty").hidden = !state.started || state.users.size > 0;
    });
  }
}

function entry(user) {
  const gone = (user.deleted && t("accountDeleted")) || (user.blocked && t("botBlocked"));
  return { id: user.id, name: fullName(user), face: () => avatar(user), gone };
}
