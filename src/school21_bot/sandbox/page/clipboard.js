// Copying, and saying that it is done.

import { announce } from "./dom.js";
import { showToast } from "./overlays.js";
import { t } from "./texts.js";

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    showToast(t("notCopied"), { bad: true });
    return false;
  }
  showToast(t("copied"));
  announce(t("copied"));
  return true;
}
