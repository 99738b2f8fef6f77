// Puts the parts together: texts, theme, the chosen person in the address, the connection.

import { prepareAttachments } from "./attachments.js";
import { prepareCalls } from "./calls.js";
import { prepareChat } from "./chat.js";
import { prepareCommands } from "./commands.js";
import { prepareComposer } from "./composer.js";
import { byId } from "./dom.js";
import { prepareKeyboard } from "./keyboard.js";
import { prepareMessageMenu } from "./message-menu.js";
import { prepareOverlays } from "./overlays.js";
import { prepareChatHeader, preparePeople } from "./people.js";
import { preparePersonDialog } from "./person-dialog.js";
import { prepareReplyKeyboard } from "./reply-keyboard.js";
import { choose, on, state, tell } from "./store.js";
import { start } from "./sync.js";
import { switchLanguage, translatePage } from "./texts.js";

const PHONE = matchMedia("(max-width: 759.9px)");

/** The address names the person; without one a wide page takes the first, a phone shows the list. */
function followAddress() {
  if (!state.started) return;
  const named = Number(location.hash.slice(1));
  const first = PHONE.matches ? null : ([...state.users.keys()][0] ?? null);
  const chosen = state.users.has(named) ? named : first;
  document.documentElement.dataset.view = chosen === null ? "people" : "chat";
  if (chosen !== state.chosen) choose(chosen);
  if (chosen !== null && chosen !== named) history.replaceState(null, "", `#${chosen}`);
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("sandbox.theme", root.dataset.theme);
}

byId("theme").addEventListener("click", switchTheme);
byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  tell("language");
});
byId("back").addEventListener("click", (event) => {
  event.preventDefault();
  location.hash = "";
});
window.addEventListener("hashchange", followAddress);
PHONE.addEventListener("change", followAddress);
on("person", followAddress);
on("connection", (connected) => { byId("connection").hidden = connected; });

translatePage();
prepareOverlays();
preparePeople();
prepareChatHeader();
prepareChat();
prepareComposer();
prepareCommands();
prepareAttachments();
prepareKeyboard();
prepareReplyKeyboard();
prepareMessageMenu();
preparePersonDialog();
prepareCalls();
on("loaded", followAddress);
start();
