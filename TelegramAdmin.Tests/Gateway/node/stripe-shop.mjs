// A shop that knows only Stripe's own library: it is given an address and a key, sells, receives webhooks, and says what it saw, a fact a line.
import { createServer } from 'node:http';
import Stripe from 'stripe';

const [apiUrl, key, secret] = process.argv.slice(2);
const api = new URL(apiUrl);
const stripe = new Stripe(key, { host: api.hostname, port: api.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const say = (name, value) => console.log(JSON.stringify({ name, value }));

const events = [];
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const signature = request.headers['stripe-signature'];
  try {
    events.push(stripe.webhooks.constructEvent(body, signature, secret));
    response.end();
  } catch (error) {
    say('refused event', error.message);
    response.writeHead(400).end();
  }
  try {
    stripe.webhooks.constructEvent(body.toString().replace('"livemode": false', '"livemode": true'), signature, secret);
    say('tampered event', 'taken');
  } catch {
    // As it should be.
  }
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

// The page is a plain form: what a browser would send.
async function pay(session, choice) {
  const answer = await fetch(session.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email: 'ada@example.com', with: choice }) });
  return { location: answer.headers.get('location'), text: await answer.text() };
}

async function until(type, count = 1) {
  for (let tries = 0; tries < 200; tries++) {
    const found = events.filter(event => event.type === type);
    if (found.length >= count) return found.at(-1);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`No ${type} among ${events.map(event => event.type)}`);
}

async function refusal(act) {
  try {
    await act();
    return 'nothing';
  } catch (error) {
    return `${error.constructor.name} ${error.statusCode} ${error.code ?? error.type} ${error.decline_code ?? error.param ?? ''}`.trim();
  }
}

const webhook = `http://127.0.0.1:${server.address().port}/hook`;
await fetch(new URL('/sandbox/stripe/webhook', apiUrl), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ url: webhook }) });
say('account', (await stripe.accounts.retrieveCurrent()).charges_enabled);

const product = await stripe.products.create({ name: '25 credits', metadata: { package: '25' } });
const price = await stripe.prices.create({ product: product.id, unit_amount: 999, currency: 'eur', lookup_key: 'credits-25' });
const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
const customer = await stripe.customers.create({ email: 'ada@example.com', metadata: { user: '7' } });
const session = await stripe.checkout.sessions.create({
  mode: 'payment', customer: customer.id, line_items: [{ price: price.id, quantity: 2 }], discounts: [{ coupon: coupon.id }],
  client_reference_id: 'order-1', metadata: { order: '1' }, payment_intent_data: { setup_future_usage: 'off_session', metadata: { order: '1' } },
  success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}', cancel_url: 'https://shop.example/back',
});
say('declined', /insufficient funds/.test((await pay(session, 'pm_card_chargeDeclinedInsufficientFunds')).text));
say('failed event', (await until('payment_intent.payment_failed')).data.object.last_payment_error.decline_code);
say('paid goes to', (await pay(session, 'pm_card_visa')).location.replace(session.id, 'ID'));
const completed = (await until('checkout.session.completed')).data.object;
say('completed', [completed.payment_status, completed.amount_total, completed.client_reference_id, completed.customer === customer.id]);

const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'payment_intent.latest_charge.balance_transaction'] });
const charge = paid.payment_intent.latest_charge;
say('booked', [charge.amount, charge.balance_transaction.fee, charge.balance_transaction.net, paid.line_items.data[0].quantity]);
const saved = (await stripe.customers.listPaymentMethods(customer.id)).data;
say('saved cards', saved.map(method => method.card.last4));
const again = await stripe.paymentIntents.create(
  { amount: 500, currency: 'eur', customer: customer.id, payment_method: saved[0].id, off_session: true, confirm: true }, { idempotencyKey: 'recharge-1' });
const replayed = await stripe.paymentIntents.create(
  { amount: 500, currency: 'eur', customer: customer.id, payment_method: saved[0].id, off_session: true, confirm: true }, { idempotencyKey: 'recharge-1' });
say('recharged', [again.status, again.id === replayed.id]);
say('same key, other amount', await refusal(() => stripe.paymentIntents.create({ amount: 501, currency: 'eur' }, { idempotencyKey: 'recharge-1' })));
say('off-session 3-D Secure', await refusal(() => stripe.paymentIntents.create(
  { amount: 500, currency: 'eur', customer: customer.id, payment_method: 'pm_card_authenticationRequired', off_session: true, confirm: true })));
say('unknown parameter', await refusal(() => stripe.products.create({ name: 'x', colour: 'red' })));
say('missing parameter', await refusal(() => stripe.prices.create({ product: product.id })));
say('no such customer', await refusal(() => stripe.customers.retrieve('cus_none')));
say('wrong key', await refusal(() => new Stripe('sk_test_wrong', { host: api.hostname, port: api.port, protocol: 'http' }).products.list()));

const refund = await stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 300 });
say('refunded', [refund.status, (await until('charge.refunded')).data.object.amount_refunded]);
say('too much', await refusal(() => stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 99999 })));

const pass = await stripe.prices.create({ product_data: { name: 'Monthly pass' }, unit_amount: 500, currency: 'eur', recurring: { interval: 'month' } });
const subscribing = await stripe.checkout.sessions.create({
  mode: 'subscription', line_items: [{ price: pass.id, quantity: 1 }], subscription_data: { metadata: { pass: 'monthly' } }, success_url: 'https://shop.example/done',
});
const bank = (await pay(subscribing, 'pm_card_authenticationRequired')).location;
const answered = await fetch(bank, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'yes' }) });
say('bank goes to', answered.headers.get('location'));
const invoice = (await until('invoice.paid')).data.object;
const subscription = await stripe.subscriptions.retrieve(invoice.parent.subscription_details.subscription, { expand: ['latest_invoice.payments'] });
say('subscribed', [subscription.status, invoice.billing_reason, invoice.parent.subscription_details.metadata.pass, subscription.latest_invoice.payments.data[0].status]);
say('cancelled later', (await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).cancel_at === subscription.items.data[0].current_period_end);

const names = [];
for (let number = 0; number < 23; number++) await stripe.products.create({ name: `Product ${number}` });
for await (const one of stripe.products.list({ limit: 5 })) names.push(one.name);
say('paged products', [names.length, new Set(names).size, names[0]]);
say('events listed', (await stripe.events.list({ type: 'checkout.session.completed' })).data.length);
say('done', events.every(event => event.api_version === Stripe.API_VERSION && !event.livemode));
server.close();
