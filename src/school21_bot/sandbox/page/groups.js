// Below the people: the groups and channels, each with its kind and the number of its members.

import { groupAvatar } from "./avatars.js";
import { rowsOf } from "./chat-rows.js";
import { memberCount } from "./community.js";
import { byId } from "./dom.js";
import { on, state } from "./store.js";
import { t } from "./texts.js";

export function prepareGroups() {
  const draw = rowsOf(byId("groups-list"), "group");
  for (const topic of ["loaded", "people", "group", "message", "deleted", "typing", "language", "clock", "writer"]) {
    on(topic, () => {
      // A group that has become a supergroup is gone for everybody.
      const groups = [...state.groups.values()].filter((group) => !group.migrated_to);
      draw(groups.map(entry));
      byId("groups-empty").hidden = !state.started || groups.length > 0;
    });
  }
}

/** The kind and size of a chat in a few words. */
export function aboutGroup(group) {
  const count = memberCount(group);
  return `${t(group.type)} · ${t(group.type === "channel" ? "subscribers" : "members", { count })}`;
}

function entry(group) {
  const waiting = group.requests.length || undefined;
  return { id: group.id, name: group.title, face: () => groupAvatar(group), note: aboutGroup(group), waiting };
}
