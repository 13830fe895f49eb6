import { acceptMessages } from "../shared/accept.js";
import { openQueue } from "./queue.js";

const queue = openQueue();
acceptMessages((message) => queue.add("send", message));
