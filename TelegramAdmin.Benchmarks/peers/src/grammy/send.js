import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { settings } from "../shared/settings.js";
import { createApi } from "../shared/telegram.js";
import { answeredChats, noteAnswered } from "./journal.js";

const api = createApi();
// The last one is the outermost: a repeated call waits for its turn at the throttler like any other.
api.config.use(apiThrottler(), autoRetry());

const answered = await answeredChats();
const waiting = settings.chats.filter((chat) => !answered.has(chat));

await Promise.all(
  waiting.map(async (chat) => {
    await api.sendMessage(chat, settings.text);
    await noteAnswered(chat);
  }),
);
process.exit();
