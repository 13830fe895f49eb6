import { autoRetry } from "@grammyjs/auto-retry";
import { settings } from "../shared/settings.js";
import { createApi } from "../shared/telegram.js";
import { until } from "../shared/until.js";
import { name, startBoss } from "./boss.js";

const api = createApi();
api.config.use(autoRetry());

// It has no limiter: thirty jobs each second are its way of saying thirty a second.
const boss = await startBoss();
await boss.work(name, { batchSize: 30, pollingIntervalSeconds: 1 }, (jobs) =>
  Promise.all(jobs.map(({ data }) => api.sendMessage(data.chat, settings.text))),
);

await until(async () => (await boss.getQueueSize(name, { before: "completed" })) === 0);
process.exit();
