import { createServer } from "node:http";
import { settings } from "./settings.js";

/** Answers 202 to every message once `keep` has it on disk. */
export function acceptMessages(keep) {
  createServer(async (request, response) => {
    try {
      await keep(JSON.parse(await bodyOf(request)));
      answer(response, 202);
    } catch (error) {
      console.error(error);
      answer(response, 500);
    }
  }).listen(settings.port, "127.0.0.1");
}

const answer = (response, status) => response.writeHead(status, { "Content-Length": 0 }).end();

// Events rather than an async iterator, which costs a busy server a few percent.
function bodyOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request
      .on("data", (chunk) => chunks.push(chunk))
      .on("end", () => resolve(Buffer.concat(chunks).toString()))
      .on("error", reject);
  });
}
