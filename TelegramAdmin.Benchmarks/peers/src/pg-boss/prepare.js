import { settings } from "../shared/settings.js";
import { name, startBoss } from "./boss.js";

const boss = await startBoss();
await boss.insert(settings.chats.map((chat) => ({ name, data: { chat } })));
process.exit();
