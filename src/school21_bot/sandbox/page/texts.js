// Every text of the page, in Russian and English.

import { byId } from "./dom.js";

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
    commands: "Команды бота", noCommands: "Бот не объявил команд", messageActions: "Действия с сообщением",
    copyText: "Копировать текст", deleteMessage: "Удалить у обоих", copied: "Скопировано",
    edited: "изменено", today: "Сегодня", yesterday: "Вчера", you: "Вы: ", unread: "непрочитанных: {count}",
    nothingYet: "Ещё не писал боту", ok: "ОК", gotIt: "Понятно", pressing: "Ждём ответа бота",
    opensChat: "Здесь Telegram открыл бы чат с {name}", opensProfile: "Здесь Telegram открыл бы профиль человека с номером {name}",
    opensLink: "Здесь Telegram открыл бы {name}",
    sheetHint: "В песочнице за этой ссылкой никого нет.",
    standIn: "Не Telegram: локальная замена, ничего не уходит в сеть",
    connectionLost: "Связь потеряна — подключаемся снова",
    notHere: "Эта кнопка в песочнице не работает", notSent: "Не отправлено: {reason}",
    calls: "Вызовы Bot API", callsSearch: "Метод, текст ошибки, параметры", onlyRefused: "Отказы", onlyThisChat: "Этот чат",
    noCalls: "Ничего не найдено", ms: "мс", accepted: "принят", refused: "отказ", noParameters: "без параметров",
    refusedCount: "отказов: {count}",
    sticker: "Стикер", photo: "Фото", album: "Три фото", video: "Видео", animation: "GIF", voice: "Голосовое",
    video_note: "Видеосообщение", document: "Файл", location: "Место", contact: "Контакт", dice: "Кубик", poll: "Опрос",
    other: "Сообщение", audio: "Аудио", kb: "КБ",
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
    commands: "Commands of the bot", noCommands: "The bot has declared no commands", messageActions: "Message actions",
    copyText: "Copy text", deleteMessage: "Delete for both", copied: "Copied",
    edited: "edited", today: "Today", yesterday: "Yesterday", you: "You: ", unread: "{count} unread",
    nothingYet: "Has not written to the bot", ok: "OK", gotIt: "Got it", pressing: "Waiting for the bot",
    opensChat: "Here Telegram would open the chat with {name}", opensProfile: "Here Telegram would open the profile of person {name}",
    opensLink: "Here Telegram would open {name}",
    sheetHint: "In the sandbox there is nobody behind this link.",
    standIn: "Not Telegram: a local stand-in, nothing leaves this computer",
    connectionLost: "Connection lost – retrying",
    notHere: "This button does nothing in the sandbox", notSent: "Not sent: {reason}",
    calls: "Bot API calls", callsSearch: "Method, error text, parameters", onlyRefused: "Refused", onlyThisChat: "This chat",
    noCalls: "Nothing found", ms: "ms", accepted: "accepted", refused: "refused", noParameters: "no parameters",
    refusedCount: "{count} refused",
    sticker: "Sticker", photo: "Photo", album: "Three photos", video: "Video", animation: "GIF", voice: "Voice message",
    video_note: "Video message", document: "File", location: "Location", contact: "Contact", dice: "Dice", poll: "Poll",
    other: "Message", audio: "Audio", kb: "KB",
  },
};

const KEY = "sandbox.language";

export const language = () =>
  localStorage.getItem(KEY) ?? (navigator.language.toLowerCase().startsWith("ru") ? "ru" : "en");

export function t(key, values = {}) {
  return texts[language()][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

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
