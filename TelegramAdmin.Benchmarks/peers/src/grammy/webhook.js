import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { settings } from "../shared/settings.js";

const bot = new Bot(settings.token, { client: { apiRoot: settings.apiRoot } });
bot.on("message", () => {});

createServer(webhookCallback(bot, "http", { secretToken: settings.secret })).listen(settings.port, "127.0.0.1");
