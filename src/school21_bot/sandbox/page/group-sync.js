// Reads a group or channel anew whenever the server says that it has changed.

import * as api from "./api.js";
import { chatOf, state, tell } from "./store.js";
import { noteRead } from "./unread.js";

const reading = new Map();

/** Reads until nothing has changed meanwhile, however many changes there are at once. */
export async function readGroup(id) {
  const running = reading.get(id);
  if (running) {
    running.again = true;
    return running.done;
  }
  const job = { again: true };
  reading.set(id, job);
  job.done = readWhileChanging(id, job).finally(() => reading.delete(id));
  return job.done;
}

async function readWhileChanging(id, job) {
  while (job.again) {
    job.again = false;
    await loadGroup(id);
  }
  tell("group", id);
}

/** The messages come with the first reading; later ones come one by one. */
export async function loadGroup(id, { anew = false } = {}) {
  const [{ messages, ...seen }, { members, links: came, read, banned }, { requests, links: asked }, { links }] = await Promise.all([
    api.getGroup(id), api.getMembers(id), api.getRequests(id), api.getLinks(id)]);
  if (anew || !state.groups.has(id)) {
    chatOf(id).messages = new Map(messages.map((message) => [message.message_id, message]));
  }
  for (const [user, message] of Object.entries(read)) noteRead({ chat_id: id, user_id: Number(user), read: message });
  state.groups.set(id, { ...seen, members, banned, requests, links, used: { ...came, ...asked } });
}
