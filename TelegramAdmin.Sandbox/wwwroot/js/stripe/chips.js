// What goes wrong on the way to and from Stripe.

import { check, number, percent, share } from '../faults/setting-chip.js';

const range = (min, max, unit) => min === max ? `${max}${unit}` : `${min}–${max}${unit}`;

export const deliveryChips = [
  {
    label: 'Delay',
    hint: 'Before an event is posted, evenly between the two.',
    read: ({ delivery: { delayMinMs: min, delayMaxMs: max } }) => ({ text: max ? range(min, max, ' ms') : 'off', isSet: max > 0 }),
    fields: [number('delivery', 'delayMinMs', 'From, ms', 3600000), number('delivery', 'delayMaxMs', 'To, ms', 3600000)],
  },
  {
    label: 'Copies',
    hint: 'How often each event arrives, evenly between the two. None loses it.',
    read: ({ delivery: { copiesMin: min, copiesMax: max } }) => ({ text: range(min, max, ''), isBad: min !== 1 || max !== 1 }),
    fields: [number('delivery', 'copiesMin', 'At least', 20), number('delivery', 'copiesMax', 'At most', 20)],
  },
  {
    label: 'Shuffle',
    hint: 'Events are thrown about within this time, so that later ones overtake.',
    read: ({ delivery: { shuffleMs: ms } }) => ({ text: ms ? `${ms} ms` : 'off', isBad: ms > 0 }),
    fields: [number('delivery', 'shuffleMs', 'Within, ms', 600000), number('delivery', 'concurrency', 'At the same time', 100)],
  },
  { label: 'Lose', hint: 'Never posted; only a look at Stripe’s list of events can find them.', read: share('delivery', 'loseRate'), fields: [percent('delivery', 'loseRate', 'Share of events, %')] },
  { label: 'A day late', hint: 'Held until you release them.', read: share('delivery', 'holdRate'), fields: [percent('delivery', 'holdRate', 'Share of events, %')] },
];

export const callChips = [
  {
    label: 'Stripe',
    hint: 'Calls are answered 503, or 401 as after the key was rolled.',
    read: ({ faults }) => ({ text: faults.isDown ? 'down' : faults.refusesKey ? 'refuses the key' : 'up', isBad: faults.isDown || faults.refusesKey }),
    fields: [check('faults', 'isDown', 'Down'), check('faults', 'refusesKey', 'Refuse the key')],
  },
  {
    label: '429',
    read: ({ faults }) => ({ text: faults.refuseNext ? `next ${faults.refuseNext}` : 'off', isBad: faults.refuseNext > 0 }),
    fields: [number('faults', 'refuseNext', 'Refuse the next', 100000), number('faults', 'retryAfter', 'Retry-After, seconds', 3600)],
  },
  {
    label: 'Slow',
    read: ({ faults: { slowMs: ms } }) => ({ text: ms ? `${ms} ms` : 'off', isBad: ms > 0 }),
    fields: [number('faults', 'slowMs', 'Before each answer, ms', 120000)],
  },
  { label: 'Lose answers', hint: 'The call is done, then the connection closes.', read: share('faults', 'loseAnswerRate'), fields: [percent('faults', 'loseAnswerRate', 'Share of calls, %')] },
];
