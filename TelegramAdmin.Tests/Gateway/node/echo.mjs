// Two bots of two libraries, as their documentation shows them; only the address and the key come from us.
import { Bot } from "grammy";
import { Telegraf } from "telegraf";
import { message } from "telegraf/filters";

const [library, apiRoot, token] = process.argv.slice(2);
const tell = (seen) => console.log(JSON.stringify(seen));

if (library === "grammy") {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.on("message:text", (ctx) => {
    tell({ update: ctx.update.update_id, text: ctx.msg.text });
    return ctx.reply(`grammY heard: ${ctx.msg.text}`);
  });
  process.on("SIGTERM", () => bot.stop());
  await bot.start({ onStart: (me) => tell({ ready: me.username }) });
} else {
  const bot = new Telegraf(token, { telegram: { apiRoot } });
  bot.on(message("text"), (ctx) => {
    tell({ update: ctx.update.update_id, text: ctx.message.text });
    return ctx.reply(`Telegraf heard: ${ctx.message.text}`);
  });
  process.on("SIGTERM", () => bot.stop("SIGTERM"));
  await bot.launch(() => tell({ ready: bot.botInfo.username }));
}
