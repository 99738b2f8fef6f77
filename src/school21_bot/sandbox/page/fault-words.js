// What a fault is called, and what is to be said of one that is there.

import { fullName } from "./format.js";
import { state } from "./store.js";
import { has, t } from "./texts.js";

/** Faults that this page has no words for yet go by the name that the sandbox gives them. */
export const faultName = (kind) => (has(`fault_${kind}`) ? t(`fault_${kind}`) : kind);
export const faultNote = (kind) => (has(`faultNote_${kind}`) ? t(`faultNote_${kind}`) : "");

/** What it strikes: `sendMessage · Анна Смирнова · в 50 % случаев`. */
export function faultScope(fault) {
  const isOfUpdates = state.faults.update_kinds.includes(fault.kind);
  const calls = isOfUpdates ? fault.update || t("anyUpdate") : fault.method || t("anyCall");
  const odds = fault.probability < 1 && t("oddsOf", { count: Math.round(fault.probability * 100) });
  return [fault.kind === "expire" ? null : calls, nameOf(fault.chat_id), odds].filter(Boolean).join(" · ");
}

/** What it does in particular, in the sandbox's own words. */
export function faultDetail(fault) {
  if (fault.kind === "refuse") return `${fault.status} ${fault.description || (fault.status === 429 ? `Too Many Requests: retry after ${fault.retry_after}` : "")}`.trim();
  if (fault.kind === "garble") return String(fault.status);
  if (["late", "delay", "reorder"].includes(fault.kind)) return t("seconds", { count: fault.seconds });
  if (fault.kind === "shift") return `${fault.seconds > 0 ? "+" : "−"}${t("hours", { count: Math.abs(Math.round(fault.seconds / 36) / 100) })}`;
  return "";
}

/** How often it has struck, and how often it will. */
export function faultCount(fault) {
  const struck = fault.struck === 0 ? t("struckNever") : t("struck", { count: fault.struck });
  return `${struck} · ${fault.times === 0 ? t("timesOpen") : t("timesLeft", { count: fault.times - fault.struck })}`;
}

function nameOf(id) {
  if (id === 0) return "";
  if (state.users.has(id)) return fullName(state.users.get(id));
  return state.groups.get(id)?.title ?? String(id);
}
