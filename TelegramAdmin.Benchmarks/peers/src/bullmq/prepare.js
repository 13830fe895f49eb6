import { settings } from "../shared/settings.js";
import { openQueue } from "./queue.js";

await openQueue().addBulk(settings.chats.map((chat) => ({ name: "send", data: { chat } })));
process.exit();
