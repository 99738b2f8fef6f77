// Every text of the page, in Russian and English.

import { byId } from "./dom.js";
import { panelTexts } from "./texts-panel.js";

const texts = {
  ru: {
    people: "Люди", addPerson: "Добавить человека", editPerson: "Изменить человека", newPerson: "Новый человек",
    switchLanguage: "Switch to English", languageMark: "EN", switchTheme: "Светлая или тёмная тема",
    nobody: "Здесь пока никого. Добавьте человека, чтобы написать боту.",
    choosePerson: "Выберите человека слева: бот увидит его сообщения.",
    skip: "К полю сообщения", back: "К списку людей", close: "Закрыть", cancel: "Отмена", save: "Сохранить",
    firstName: "Имя", lastName: "Фамилия", username: "Имя пользователя", telegramLanguage: "Язык Telegram",
    usernameHint: "Можно не указывать. 4–32 знака: латинские буквы, цифры, подчёркивание.",
    writingAs: "бот · вы пишете как {name}", typing: "печатает", messages: "Сообщения",
    welcome: "Здесь пока нет сообщений. Нажмите «Начать», и бот ответит.", start: "Начать",
    toBottom: "К последнему сообщению", message: "Сообщение", send: "Отправить", attach: "Прикрепить", replyKeyboard: "Кнопки ответа",
    inline: "Что предлагает бот", inlineMore: "Ещё", inlineNobody: "Никого не нашлось", inlineSilent: "Бот не ответил",
    inlineWhere: "В какой чат", inlineHere: "Чат с ботом", viaBot: "через @{name}", forwardToBot: "Переслать боту",
    commands: "Команды бота", noCommands: "Бот не объявил команд", messageActions: "Действия с сообщением",
    reply: "Ответить", stopReply: "Не отвечать", attachment: "Вложение", copyText: "Копировать текст", deleteMessage: "Удалить у обоих", copied: "Скопировано",
    edited: "изменено", today: "Сегодня", yesterday: "Вчера", you: "Вы: ", unread: "непрочитанных: {count}",
    nothingYet: "Ещё не писал боту", ok: "ОК", gotIt: "Понятно", pressing: "Ждём ответа бота",
    opensChat: "Здесь Telegram открыл бы чат с {name}", opensProfile: "Здесь Telegram открыл бы профиль человека с номером {name}",
    opensLink: "Здесь Telegram открыл бы {name}",
    sheetHint: "В песочнице за этой ссылкой никого нет.",
    standIn: "Не Telegram: локальная замена, ничего не уходит в сеть",
    connectionLost: "Связь потеряна — подключаемся снова",
    notHere: "Эта кнопка в песочнице не работает", notSent: "Не отправлено: {reason}",
    calls: "Вызовы и сбои", callsSearch: "Метод, текст ошибки, параметры", onlyRefused: "Отказы", onlyThisChat: "Этот чат",
    noCalls: "Ничего не найдено", ms: "мс", accepted: "принят", refused: "отказ", noParameters: "без параметров",
    refusedCount: "отказов: {count}",
    sticker: "Стикер", photo: "Фото", album: "Три фото", video: "Видео", animation: "GIF", voice: "Голосовое",
    video_note: "Видеосообщение", document: "Файл", location: "Место", contact: "Контакт", dice: "Кубик", poll: "Опрос",
    other: "Сообщение", audio: "Аудио", kb: "КБ",
    chats: "Чаты", addGroup: "Создать канал или группу", newGroup: "Новый чат", groupTitle: "Название", groupKind: "Вид чата",
    groupHint: "Владеет чатом Admin: за него решает тот, кто открыл эту страницу. Бота добавите на следующем экране.",
    create: "Создать", noGroups: "Пока ни одного. Создайте канал или группу и добавьте туда бота.",
    channel: "канал", supergroup: "супергруппа", group: "обычная группа",
    kind_channel: "Канал", kind_supergroup: "Супергруппа", kind_group: "Группа",
    members: { one: "{count} участник", few: "{count} участника", many: "{count} участников" },
    subscribers: { one: "{count} подписчик", few: "{count} подписчика", many: "{count} подписчиков" },
    membersOf: "Участники · {count}", subscribersOf: "Подписчики · {count}",
    views: "Что показать", aboutChat: "О чате", quiet: "Здесь пока нет сообщений",
    chatActions: "Действия", makeSupergroup: "Сделать супергруппой", leaveAs: "Выйти: {name}",
    blockBot: "Заблокировать бота", unblockBot: "Разблокировать бота", botBlocked: "Бот заблокирован", accountDeleted: "Аккаунт удалён",
    messageAs: "Пишет {name}", chooseWriter: "Кто пишет",
    personCame: "{name} теперь в группе", personAdded: "{by} добавляет в группу: {name}",
    personLeft: "{name} больше не в группе", personRemoved: "{by} удаляет из группы: {name}",
    becameSupergroup: "Группа стала супергруппой", wasGroup: "Эта супергруппа была обычной группой",
    requests: "Просятся в чат", requestsNote: "Впустить или отклонить может и бот. Здесь решает {name}, владелец чата.",
    approve: "Впустить", decline: "Отклонить", waiting: { one: "ждёт {count}", few: "ждут {count}", many: "ждут {count}" },
    bot: "бот", add: "Добавить", addMember: "Кого добавить", memberActions: "Действия: {name}",
    creator: "владелец", administrator: "администратор", member: "участник", restricted: "с ограничениями",
    left: "не в чате", kicked: "в чёрном списке", asked: "просится в чат",
    makeAdministrator: "Сделать администратором", makeMember: "Оставить участником", leaveThemselves: "Уходит по своей воле",
    removeAndBan: "Удалить и не пускать", removeFromGroup: "Удалить из группы",
    bannedPeople: "Чёрный список", bannedNote: "Их не впустит ни одна ссылка, пока запрет не снят.", letBack: "Снять запрет",
    botHere: "Бот в этом чате", place_administrator: "Администратор", place_member: "Участник", place_kicked: "Удалён",
    botNote_administrator: "Отнимите право и посмотрите, что бот скажет, когда оно понадобится.",
    botNote_member: "Без прав администратора бот не создаёт ссылок, не решает по заявкам и никого не удаляет.",
    botNote_left: "Сделайте бота администратором, чтобы он приглашал людей.",
    botNote_kicked: "Каждый вызов о чате Telegram теперь отклоняет.",
    can_invite_users: "Приглашать людей и решать по заявкам", can_restrict_members: "Удалять и блокировать людей",
    links: "Ссылки-приглашения", noLinks: "Ни одной: их создаёт бот.", inviteLink: "Ссылка-приглашение",
    copyLink: "Скопировать ссылку", openLink: "Открыть", notCopied: "Не удалось скопировать",
    link_open: "действует", link_revoked: "отозвана", link_expired: "истекла", link_full: "исчерпана",
    byRequest: "по заявке", atOnce: "сразу", joinedOf: "{count} из {most}", joinedCount: { one: "вошёл {count}", few: "вошли {count}", many: "вошли {count}" },
    until: "до {when}", opens: "Открывает", openAsOther: "Открыть от имени другого",
    join: "Вступить", askToJoin: "Подать заявку", openChat: "Открыть чат",
    entersAtOnce: "По этой ссылке входят сразу.", entersByRequest: "По этой ссылке входят по заявке: её одобряет бот или администратор.",
    outcome_joined: "{name} теперь в чате.", outcome_approved: "Заявку одобрили: {name} теперь в чате.",
    outcome_requested: "Заявка отправлена. {name} ждёт решения.", outcome_alreadyAsked: "{name} уже ждёт решения по заявке.",
    outcome_alreadyIn: "{name} уже в этом чате.", outcome_declined: "Заявку отклонили. Можно подать ещё раз.",
    outcome_banned: "Не впустили: {name} в чёрном списке чата.", outcome_revoked: "Ссылку отозвали, по ней больше никто не войдёт.",
    outcome_expired: "Срок ссылки вышел, по ней больше никто не войдёт.", outcome_full: "По ссылке уже вошли все, кому было можно.",
    outcome_unknown: "Такой ссылки в песочнице нет.",
    clock: "Часы Telegram", clockStrip: "Часы Telegram:", clockBack: "Вернуть", clockBackLong: "Вернуть настоящее время",
    clockReal: "настоящее время", clockAhead: "вперёд на {by}", clockBehind: "назад на {by}",
    plusHour: "+1 час", plusSixHours: "+6 часов", plusDay: "+1 день",
    days: "{count} д", hours: "{count} ч", minutes: "{count} мин",
    clockNote: "Это часы только Telegram: по ним истекают ссылки, нажатия кнопок и право удалить сообщение. Часы самого бота идут как шли.",
    fileFromDisk: "Файл с диска", samples: "Или образец:", fileEmpty: "Файл пуст: Telegram такие не принимает", fileTooBig: "Больше 50 МБ песочница не хранит", download: "скачать",
    bytes: "{count} Б", mb: "МБ",
  },
  en: {
    people: "People", addPerson: "Add a person", editPerson: "Edit the person", newPerson: "New person",
    switchLanguage: "Переключить на русский", languageMark: "RU", switchTheme: "Light or dark theme",
    nobody: "Nobody here yet. Add a person to write to the bot.",
    choosePerson: "Choose a person on the left: the bot sees what they write.",
    skip: "To the message field", back: "To the list of people", close: "Close", cancel: "Cancel", save: "Save",
    firstName: "First name", lastName: "Last name", username: "Username", telegramLanguage: "Telegram language",
    usernameHint: "Optional. 4–32 characters: Latin letters, digits, underscore.",
    writingAs: "bot · you write as {name}", typing: "typing", messages: "Messages",
    welcome: "No messages here yet. Press Start and the bot will answer.", start: "Start",
    toBottom: "To the newest message", message: "Message", send: "Send", attach: "Attach", replyKeyboard: "Reply buttons",
    inline: "What the bot offers", inlineMore: "More", inlineNobody: "Nobody was found", inlineSilent: "The bot has not answered",
    inlineWhere: "Into which chat", inlineHere: "The chat with the bot", viaBot: "via @{name}", forwardToBot: "Forward to the bot",
    commands: "Commands of the bot", noCommands: "The bot has declared no commands", messageActions: "Message actions",
    reply: "Reply", stopReply: "Do not reply", attachment: "Attachment", copyText: "Copy text", deleteMessage: "Delete for both", copied: "Copied",
    edited: "edited", today: "Today", yesterday: "Yesterday", you: "You: ", unread: "{count} unread",
    nothingYet: "Has not written to the bot", ok: "OK", gotIt: "Got it", pressing: "Waiting for the bot",
    opensChat: "Here Telegram would open the chat with {name}", opensProfile: "Here Telegram would open the profile of person {name}",
    opensLink: "Here Telegram would open {name}",
    sheetHint: "In the sandbox there is nobody behind this link.",
    standIn: "Not Telegram: a local stand-in, nothing leaves this computer",
    connectionLost: "Connection lost – retrying",
    notHere: "This button does nothing in the sandbox", notSent: "Not sent: {reason}",
    calls: "Calls and faults", callsSearch: "Method, error text, parameters", onlyRefused: "Refused", onlyThisChat: "This chat",
    noCalls: "Nothing found", ms: "ms", accepted: "accepted", refused: "refused", noParameters: "no parameters",
    refusedCount: "{count} refused",
    sticker: "Sticker", photo: "Photo", album: "Three photos", video: "Video", animation: "GIF", voice: "Voice message",
    video_note: "Video message", document: "File", location: "Location", contact: "Contact", dice: "Dice", poll: "Poll",
    other: "Message", audio: "Audio", kb: "KB",
    chats: "Chats", addGroup: "Create a channel or group", newGroup: "New chat", groupTitle: "Title", groupKind: "Kind of chat",
    groupHint: "Admin owns the chat: whoever has this page open decides for Admin. The bot is added on the next screen.",
    create: "Create", noGroups: "None yet. Create a channel or group and add the bot to it.",
    channel: "channel", supergroup: "supergroup", group: "basic group",
    kind_channel: "Channel", kind_supergroup: "Supergroup", kind_group: "Group",
    members: { one: "{count} member", other: "{count} members" },
    subscribers: { one: "{count} subscriber", other: "{count} subscribers" },
    membersOf: "Members · {count}", subscribersOf: "Subscribers · {count}",
    views: "What to show", aboutChat: "About the chat", quiet: "No messages here yet",
    chatActions: "Actions", makeSupergroup: "Turn into a supergroup", leaveAs: "Leave as {name}",
    blockBot: "Block the bot", unblockBot: "Unblock the bot", botBlocked: "The bot is blocked", accountDeleted: "Deleted account",
    messageAs: "Write as {name}", chooseWriter: "Who writes",
    personCame: "{name} joined the group", personAdded: "{by} added {name}",
    personLeft: "{name} left the group", personRemoved: "{by} removed {name}",
    becameSupergroup: "The group became a supergroup", wasGroup: "This supergroup was a basic group",
    requests: "Asking to join", requestsNote: "The bot may decide as well. Here it is {name} who does, the owner of the chat.",
    approve: "Approve", decline: "Decline", waiting: { one: "{count} waiting", other: "{count} waiting" },
    bot: "bot", add: "Add", addMember: "Whom to add", memberActions: "Actions: {name}",
    creator: "owner", administrator: "administrator", member: "member", restricted: "restricted",
    left: "not in the chat", kicked: "banned", asked: "asking to join",
    makeAdministrator: "Make an administrator", makeMember: "Make a plain member", leaveThemselves: "Leaves of their own accord",
    removeAndBan: "Remove and ban", removeFromGroup: "Remove from the group",
    bannedPeople: "Banned", bannedNote: "No link lets them in until the ban is lifted.", letBack: "Lift the ban",
    botHere: "The bot in this chat", place_administrator: "Administrator", place_member: "Member", place_kicked: "Removed",
    botNote_administrator: "Take a right away and see what the bot says when it needs it.",
    botNote_member: "Without an administrator's rights the bot makes no links, decides no requests and removes nobody.",
    botNote_left: "Make the bot an administrator so that it can invite people.",
    botNote_kicked: "Telegram now refuses every call about this chat.",
    can_invite_users: "Invite people and decide requests", can_restrict_members: "Remove and ban people",
    links: "Invite links", noLinks: "None: the bot makes them.", inviteLink: "Invite link",
    copyLink: "Copy link", openLink: "Open", notCopied: "Could not be copied",
    link_open: "works", link_revoked: "revoked", link_expired: "expired", link_full: "used up",
    byRequest: "by request", atOnce: "at once", joinedOf: "{count} of {most}", joinedCount: { one: "{count} joined", other: "{count} joined" },
    until: "until {when}", opens: "Opened by", openAsOther: "Open as somebody else",
    join: "Join", askToJoin: "Request to join", openChat: "Open the chat",
    entersAtOnce: "This link lets people in at once.", entersByRequest: "This link asks first: the bot or an administrator decides.",
    outcome_joined: "{name} is in the chat now.", outcome_approved: "The request was approved: {name} is in the chat now.",
    outcome_requested: "The request was sent. {name} is waiting for a decision.", outcome_alreadyAsked: "{name} is already waiting for a decision.",
    outcome_alreadyIn: "{name} is already in this chat.", outcome_declined: "The request was declined. One may ask again.",
    outcome_banned: "Not let in: {name} is banned from the chat.", outcome_revoked: "The link was revoked and lets nobody in any more.",
    outcome_expired: "The link has expired and lets nobody in any more.", outcome_full: "As many as the link allows have joined by it.",
    outcome_unknown: "There is no such link in the sandbox.",
    clock: "Telegram's clock", clockStrip: "Telegram's clock:", clockBack: "Back to real", clockBackLong: "Back to real time",
    clockReal: "real time", clockAhead: "{by} ahead", clockBehind: "{by} behind",
    plusHour: "+1 hour", plusSixHours: "+6 hours", plusDay: "+1 day",
    days: "{count} d", hours: "{count} h", minutes: "{count} min",
    clockNote: "This is Telegram's clock only: links, pressed buttons and the right to delete a message run out by it. The bot's own clock goes on as before.",
    fileFromDisk: "A file from the disk", samples: "Or a sample:", fileEmpty: "The file is empty: Telegram accepts none such", fileTooBig: "The sandbox keeps nothing above 50 MB", download: "download",
    bytes: "{count} B", mb: "MB",
  },
};

const KEY = "sandbox.language";

export const language = () =>
  localStorage.getItem(KEY) ?? (navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en");

/** A text with its values; one with several forms takes the one that goes with `count`. */
export function t(key, values = {}) {
  const found = texts[language()][key] ?? panelTexts[language()][key];
  const text = typeof found === "string" ? found : found[new Intl.PluralRules(language()).select(values.count)];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export const has = (key) => key in texts[language()] || key in panelTexts[language()];

export function switchLanguage() {
  localStorage.setItem(KEY, language() === "ru" ? "en" : "ru");
}

/** Writes the texts of everything that stands in the HTML itself. */
export function translatePage() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = t(element.dataset.placeholder);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button, a")) element.title = t(element.dataset.label);
  }
  byId("language").textContent = t("languageMark");
}
