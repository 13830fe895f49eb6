// Signs payloads with Stripe's own library and checks signatures with it: one JSON line in, one out.
import Stripe from "stripe";

const { payload, secret, timestamp } = JSON.parse(process.argv[2]);
const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
const event = Stripe.webhooks.constructEvent(payload, header, secret, Number.MAX_SAFE_INTEGER);
console.log(JSON.stringify({ header, id: event.id }));
