import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { settings } from "../shared/settings.js";

export const name = "messages";

/** Workers block on theirs, so everyone has their own; BullMQ asks for the null. */
export const connect = () => new Redis({ host: "127.0.0.1", port: settings.redisPort, maxRetriesPerRequest: null });

export const openQueue = () => new Queue(name, { connection: connect() });
