// Holds the objects of a running sandbox against the types of Stripe's package: node check-objects.mjs http://localhost:5081 sk_test_…
// Prints what TypeScript complains about. Amounts as decimals are text on the wire and a class in the package, so those are left out.
import { writeFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Stripe from 'stripe';
import ts from 'typescript';

const [url, key] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const stripe = new Stripe(key, { host: hostname, port, protocol: 'http' });
const sources = {
  'Stripe.Product': stripe.products, 'Stripe.Price': stripe.prices, 'Stripe.Coupon': stripe.coupons, 'Stripe.Customer': stripe.customers,
  'Stripe.PaymentMethod': stripe.paymentMethods, 'Stripe.SetupIntent': stripe.setupIntents, 'Stripe.PaymentIntent': stripe.paymentIntents,
  'Stripe.Charge': stripe.charges, 'Stripe.BalanceTransaction': stripe.balanceTransactions, 'Stripe.Checkout.Session': stripe.checkout.sessions,
  'Stripe.Subscription': stripe.subscriptions, 'Stripe.Invoice': stripe.invoices, 'Stripe.InvoicePayment': stripe.invoicePayments,
  'Stripe.Refund': stripe.refunds, 'Stripe.Dispute': stripe.disputes,
};

const lines = ["import Stripe from 'stripe';"];
const add = (type, value) => lines.push(`export const v${lines.length}: ${type} = ${JSON.stringify(value)};`);
add('Stripe.Account', await stripe.accounts.retrieveCurrent());
for (const [type, source] of Object.entries(sources)) for (const one of (await source.list({ limit: 100 })).data) add(type, one);

const file = fileURLToPath(new URL('objects.check.ts', import.meta.url));
writeFileSync(file, lines.join('\n'));
const program = ts.createProgram([file], { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext });
const complaints = ts.getPreEmitDiagnostics(program)
  .map(complaint => ts.flattenDiagnosticMessageText(complaint.messageText, '\n  '))
  .filter(text => !/to type '(Stripe\.)?Decimal'/.test(text));
rmSync(file);
for (const text of new Set(complaints)) console.log(text);
console.log(`${lines.length - 1} objects, ${complaints.length} complaints`);
process.exitCode = complaints.length ? 1 : 0;
