import { acceptMessages } from "../shared/accept.js";
import { name, startBoss } from "./boss.js";

const boss = await startBoss();
acceptMessages((message) => boss.send(name, message));
