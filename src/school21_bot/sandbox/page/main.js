// Puts the parts together: texts, theme, the chosen person in the address, the connection.

import { prepareAttachments } from "./attachments.js";
import { prepareCalls } from "./calls.js";
import { prepareChatHeader } from "./chat-header.js";
import { prepareChat } from "./chat.js";
import { prepareClock } from "./clock.js";
import { prepareCommands } from "./commands.js";
import { prepareComposer } from "./composer.js";
import { prepareDetails } from "./details.js";
import { byId } from "./dom.js";
import { prepareFaults } from "./faults.js";
import { prepareGroupDialog } from "./group-dialog.js";
import { prepareGroups } from "./groups.js";
import { prepareInline } from "./inline.js";
import { prepareInvite } from "./invite.js";
import { prepareKeyboard } from "./keyboard.js";
import { prepareMenu } from "./menu.js";
import { prepareOverlays } from "./overlays.js";
import { preparePeople } from "./people.js";
import { preparePersonDialog } from "./person-dialog.js";
import { prepareReplyKeyboard } from "./reply-keyboard.js";
import { prepareReplying } from "./replying.js";
import { choose, on, state, tell } from "./store.js";
import { start } from "./sync.js";
import { switchLanguage, translatePage } from "./texts.js";
import { prepareWriting } from "./writing.js";

const PHONE = matchMedia("(max-width: 759.9px)");

/** The address names the chat; without one a wide page takes the first person, a phone shows the list. */
function followAddress() {
  if (!state.started) return;
  const asked = Number(location.hash.slice(1));
  const successor = state.groups.get(asked)?.migrated_to;
  const named = state.groups.has(successor) ? successor : asked;
  const first = PHONE.matches ? null : ([...state.users.keys()][0] ?? null);
  const chosen = state.users.has(named) || state.groups.has(named) ? named : first;
  document.documentElement.dataset.view = chosen === null ? "people" : "chat";
  if (chosen !== state.chosen) choose(chosen);
  if (chosen !== null && chosen !== asked) history.replaceState(null, "", `#${chosen}`);
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
on("group", followAddress);
on("connection", (connected) => { byId("connection").hidden = connected; });

translatePage();
prepareOverlays();
prepareFaults();
preparePeople();
prepareGroups();
prepareChatHeader();
prepareChat();
prepareDetails();
prepareWriting();
prepareComposer();
prepareCommands();
prepareInline();
prepareAttachments();
prepareKeyboard();
prepareReplyKeyboard();
prepareReplying();
prepareMenu();
preparePersonDialog();
prepareGroupDialog();
prepareInvite();
prepareClock();
prepareCalls();
on("loaded", followAddress);
start();
