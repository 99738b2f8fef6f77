// Puts the parts together: texts, theme, the columns with all that stands in each, the connection.

import { Attachments } from "./attachments.js";
import { prepareBeside } from "./beside.js";
import { prepareCalls } from "./calls.js";
import { prepareChatHeader } from "./chat-header.js";
import { ChatView } from "./chat.js";
import { prepareClock } from "./clock.js";
import { prepareColumns } from "./columns.js";
import { CommandMenu } from "./commands.js";
import { Composer } from "./composer.js";
import { prepareDetails } from "./details.js";
import { byId, drawIcons } from "./dom.js";
import { prepareFaults } from "./faults.js";
import { prepareGroupDialog } from "./group-dialog.js";
import { prepareGroups } from "./groups.js";
import { InlineMenu } from "./inline.js";
import { prepareInvite } from "./invite.js";
import { prepareKeyboard } from "./keyboard.js";
import { prepareMenu } from "./menu.js";
import { prepareOverlays } from "./overlays.js";
import { preparePeople } from "./people.js";
import { preparePersonDialog } from "./person-dialog.js";
import { prepareReplyKeyboard } from "./reply-keyboard.js";
import { Replying } from "./replying.js";
import { prepareRequestsBar } from "./requests-bar.js";
import { on, state, tell } from "./store.js";
import { start } from "./sync.js";
import { switchLanguage, translatePage } from "./texts.js";
import { prepareUnread } from "./unread.js";
import { prepareViewer } from "./viewer.js";
import { prepareWriting } from "./writing.js";

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("sandbox.theme", root.dataset.theme);
}

/**
 * What stands in each column. A field's own Enter comes after those of the menus above it; the messages come last,
 * because they scroll to their end, which the height of everything else decides.
 */
function prepareParts(column) {
  prepareChatHeader(column);
  prepareDetails(column);
  prepareRequestsBar(column);
  prepareWriting(column);
  column.replying = new Replying(column);
  column.composer = new Composer(column);
  column.commands = new CommandMenu(column);
  column.inline = new InlineMenu(column);
  column.attachments = new Attachments(column);
  prepareReplyKeyboard(column);
  column.view = new ChatView(column);
}

byId("theme").addEventListener("click", switchTheme);
byId("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  tell("language");
});
byId("skip").addEventListener("click", () => state.active.part("composer").focus());
on("connection", (connected) => { byId("connection").hidden = connected; });

drawIcons();
translatePage();
prepareOverlays();
prepareFaults();
preparePeople();
prepareGroups();
prepareColumns(prepareParts);
prepareBeside();
prepareUnread();
prepareKeyboard();
prepareMenu();
preparePersonDialog();
prepareGroupDialog();
prepareInvite();
prepareViewer();
prepareClock();
prepareCalls();
start();
