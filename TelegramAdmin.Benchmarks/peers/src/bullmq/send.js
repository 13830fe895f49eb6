import { RateLimitError, Worker } from "bullmq";
import { GrammyError } from "grammy";
import { settings } from "../shared/settings.js";
import { createApi } from "../shared/telegram.js";
import { until } from "../shared/until.js";
import { connect, name, openQueue } from "./queue.js";

const api = createApi();
const queue = openQueue();
const worker = new Worker(name, send, { connection: connect(), concurrency: 30, limiter: { max: 30, duration: 1000 } });
worker.on("failed", (_, error) => console.error(error));

await until(async () => (await queue.getJobCountByTypes("waiting", "active", "delayed", "prioritized")) === 0);
process.exit();

// A 429 stops the whole queue for as long as Telegram says, and the job goes back into it.
async function send({ data }) {
  try {
    await api.sendMessage(data.chat, settings.text);
  } catch (error) {
    const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
    if (seconds === undefined) throw error;
    await queue.rateLimit(seconds * 1000);
    throw new RateLimitError();
  }
}
