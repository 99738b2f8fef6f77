// The invite links of a group: how each lets in, and whether it still does.

import { card, iconAction, row } from "./cards.js";
import { copyText } from "./clipboard.js";
import { linkName, linkState } from "./community.js";
import { icon, make } from "./dom.js";
import { moment } from "./format.js";
import { openInvite } from "./invite.js";
import { t } from "./texts.js";

export function linksCard(group, column) {
  const links = [...group.links].reverse();
  return card(t("links"), "links", { note: links.length === 0 && t("noLinks") },
    links.length > 0 && make("ul", { class: "card-list" }, ...links.map((link) => linkRow(link, column))));
}

function linkRow(link, column) {
  const over = linkState(link) !== "open";
  const face = make("span", { class: `disc link-disc ${over ? "over" : ""}`, "aria-hidden": "true" }, icon("link"));
  const name = linkName(link);
  return row({ face, name, note: about(link), tone: over ? "over" : "", testId: "link" },
    iconAction(`copy-${link.url}`, "copy", `${t("copyLink")}: ${name}`, () => copyText(link.url)),
    iconAction(`open-${link.url}`, "out", `${t("openLink")}: ${name}`, () => openInvite(link.url, column)));
}

function about(link) {
  const parts = [t(`link_${linkState(link)}`), t(link.creates_join_request ? "byRequest" : "atOnce")];
  if (link.member_limit > 0) parts.push(t("joinedOf", { count: link.joined, most: link.member_limit }));
  else if (link.joined > 0) parts.push(t("joinedCount", { count: link.joined }));
  if (link.waiting > 0) parts.push(t("waiting", { count: link.waiting }));
  if (link.expire_date > 0 && linkState(link) === "open") parts.push(t("until", { when: moment(link.expire_date) }));
  return parts.join(" · ");
}
