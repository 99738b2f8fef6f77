// What Telegram itself says in a group: who came, who went, what became of it.

import { t } from "./texts.js";

const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ");

/** The words of a service message, or null when a person or the bot wrote it. */
export function serviceText(message) {
  const by = nameOf(message.from);
  if (message.new_chat_members) return arrival(message, by);
  if (message.left_chat_member) {
    const gone = message.left_chat_member;
    return gone.id === message.from?.id ? t("personLeft", { name: nameOf(gone) }) : t("personRemoved", { by, name: nameOf(gone) });
  }
  if (message.migrate_to_chat_id) return t("becameSupergroup");
  return message.migrate_from_chat_id ? t("wasGroup") : null;
}

function arrival(message, by) {
  const name = message.new_chat_members.map(nameOf).join(", ");
  return message.new_chat_members[0].id === message.from?.id ? t("personCame", { name }) : t("personAdded", { by, name });
}
