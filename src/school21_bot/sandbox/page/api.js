// The person's side of the sandbox, one function per request.

import { t } from "./texts.js";

export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? `HTTP ${status}`);
    this.status = status;
  }
}

async function request(method, path, body) {
  const options = { method, headers: {} };
  if (body instanceof Blob) options.body = body;
  else if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const response = await fetch(`/sim${path}`, options).catch(() => null);
  if (!response) throw new Refused(0, { error: t("connectionLost") });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

export const getFaults = () => request("GET", "/faults");
export const breakIt = (fault) => request("POST", "/faults", fault);
export const mend = (n = 0) => request("POST", "/faults/mend", { n });
export const setLimits = (on) => request("POST", "/limits", { on });
export const reset = () => request("POST", "/reset", {});

export const getState = () => request("GET", "/state");
export const getChat = (user) => request("GET", `/chats/${user}`);
export const getCalls = (after = 0) => request("GET", `/calls?after=${after}`);
export const getCallback = (id) => request("GET", `/callbacks/${encodeURIComponent(id)}`);
export const saveUser = (user) => request("POST", "/users", user);
export const send = (user, content) => request("POST", `/chats/${user}/messages`, content);
export const press = (user, message, data) => request("POST", `/chats/${user}/press`, { message_id: message, data });
export const remove = (user, message) => request("POST", `/chats/${user}/delete`, { message_id: message });
export const sendDocument = (user, file, caption) =>
  request("POST", `/chats/${user}/documents?${new URLSearchParams({ name: file.name, mime_type: file.type, caption })}`, file);
export const fileAddress = (id) => `/sim/files/${encodeURIComponent(id)}`;
export const setClock = (shift) => request("POST", "/clock", { shift });

export const askInline = (user, query, offset) => request("POST", "/inline", { user_id: user, query, offset });
export const getInline = (id, seconds) => request("GET", `/inline/${encodeURIComponent(id)}?timeout=${seconds}`);
export const chooseInline = (id, result, chat) => request("POST", `/inline/${encodeURIComponent(id)}/choose`, { result_id: result, chat_id: chat });

export const getGroup = (group) => request("GET", `/groups/${group}`);
export const getMembers = (group) => request("GET", `/groups/${group}/members`);
export const getRequests = (group) => request("GET", `/groups/${group}/requests`);
export const getLinks = (group) => request("GET", `/groups/${group}/links`);
export const saveGroup = (group) => request("POST", "/groups", group);
export const writeInto = (group, user, content) => request("POST", `/groups/${group}/messages`, { user_id: user, ...content });
export const pressInGroup = (group, user, message, data) =>
  request("POST", `/groups/${group}/press`, { user_id: user, message_id: message, data });
export const putIn = (group, user, status) => request("POST", `/groups/${group}/members`, { user_id: user, status });
export const decide = (group, user, approve) => request("POST", `/groups/${group}/requests`, { user_id: user, approve });
export const kick = (group, user) => request("POST", `/groups/${group}/kick`, { user_id: user });
export const unban = (group, user) => request("POST", `/groups/${group}/unban`, { user_id: user });
export const leave = (group, user) => request("POST", `/groups/${group}/leave`, { user_id: user });
export const migrate = (group) => request("POST", `/groups/${group}/migrate`, {});
export const join = (user, link) => request("POST", "/join", { user_id: user, link });
