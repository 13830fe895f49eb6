// Each chip: what it says now, and the fields of its popover.

import { check, number, percent, share } from './setting-chip.js';

export const faultChips = [
  {
    label: 'Latency',
    hint: 'Before a call is taken, evenly between the two.',
    read: ({ faults: { latencyMinMs: min, latencyMaxMs: max } }) => ({
      text: max === 0 ? 'off' : min === max ? `${max} ms` : `${min}–${max} ms`,
      isSet: max > 0,
    }),
    fields: [number('faults', 'latencyMinMs', 'From, ms', 60000), number('faults', 'latencyMaxMs', 'To, ms', 60000)],
  },
  {
    label: 'Limits',
    hint: 'Telegram’s limits in their strictest reading. Beyond them a call is answered 429.',
    read: ({ limits }) => ({ text: limits.isStrict ? `strict, ${limits.perSecond}/s` : 'off', isSet: limits.isStrict }),
    fields: [
      check('limits', 'isStrict', 'Enforce limits'),
      number('limits', 'perSecond', 'Messages a second, per bot', 10000),
      number('limits', 'chatBurst', 'At once, per private chat', 100),
      number('limits', 'groupPerMinute', 'A minute, per group', 10000),
      number('limits', 'retryAfter', 'Least retry_after, seconds', 3600),
    ],
  },
  {
    label: '429 for all',
    read: ({ faults }) => ({ text: faults.refuseAll ? 'on' : faults.refuseNext ? `next ${faults.refuseNext}` : 'off', isBad: faults.refuseAll || faults.refuseNext > 0 }),
    fields: [
      check('faults', 'refuseAll', 'Refuse every message'),
      number('faults', 'refuseNext', 'Or only the next', 100000),
      number('faults', 'retryAfter', 'retry_after, seconds', 3600),
    ],
  },
  { label: 'Server errors', hint: 'Answered 500, nothing is sent.', read: share('faults', 'serverErrorRate'), fields: [percent('faults', 'serverErrorRate', 'Share of calls, %')] },
  {
    label: 'Lose answers',
    hint: 'The message is taken, then the connection closes: nobody can know whether it was sent.',
    read: share('faults', 'loseAnswerRate'),
    fields: [percent('faults', 'loseAnswerRate', 'After taking the message, %'), percent('faults', 'dropRate', 'Before taking it, %')],
  },
  {
    label: 'Slow',
    hint: 'Time between taking a message and answering, and before a webhook is called.',
    read: ({ faults }) => ({ text: faults.slowAnswerMs ? `${faults.slowAnswerMs} ms` : 'off', isBad: faults.slowAnswerMs > 0 }),
    fields: [number('faults', 'slowAnswerMs', 'Answers, ms', 120000), number('faults', 'webhookDelayMs', 'Webhooks, ms', 120000)],
  },
  {
    label: 'Payments',
    hint: 'Payments in Telegram Stars: an agreement that is lost lets the payment run out of time; a bot may be told of a payment twice, or never.',
    read: ({ faults: { losePreCheckoutRate: lost, doublePaymentRate: twice, losePaymentRate: untold } }) => ({
      text: lost || twice || untold ? 'faulty' : 'off',
      isBad: lost + twice + untold > 0,
    }),
    fields: [percent('faults', 'losePreCheckoutRate', 'Agreement lost, %'), percent('faults', 'doublePaymentRate', 'Told twice, %'), percent('faults', 'losePaymentRate', 'Never told, %')],
  },
];
