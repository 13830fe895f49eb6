// The sheet that slides over a phone when somebody pays: asks, waits for the bot, says how it ended.
import { h } from '../dom.js';
import { stars } from './stars.js';

const topUp = 5000;

// screen: the phone's; invoice: { title, detail, stars, bot }; pay() resolves to the payment's result.
export function openPaySheet(screen, purse, invoice, pay) {
  const panel = h('div', { class: 'sheet-panel' });
  const sheet = h('div', { class: 'sheet', role: 'dialog', 'aria-label': `Pay ${stars(invoice.stars)} for ${invoice.title}` }, panel);
  const opener = document.activeElement;
  const close = () => {
    sheet.remove();
    if (opener?.isConnected) opener.focus();
  };
  const show = (...children) => {
    panel.replaceChildren(...children.flat().filter(Boolean));
    panel.querySelector('.button')?.focus();
  };
  sheet.addEventListener('click', event => event.target === sheet && !panel.querySelector('[aria-busy]') && close());
  sheet.addEventListener('keydown', event => event.key === 'Escape' && !panel.querySelector('[aria-busy]') && close());
  screen.append(sheet);
  ask();

  function ask() {
    const missing = invoice.stars - purse.owner.stars;
    show(offer(), missing > 0 && h('p', { class: 'is-bad' }, `You need ${stars(missing)} more.`), missing > 0
      ? button(`Add ${stars(topUp)}`, () => purse.add(topUp).then(ask))
      : button(`Pay ${stars(invoice.stars)}`, run), cancel('Cancel'));
  }

  async function run() {
    panel.querySelector('.primary').setAttribute('aria-busy', 'true');
    panel.querySelector('.primary').replaceChildren('Paying…');
    panel.querySelector('.cancel').remove();
    const result = await pay().catch(failure => ({ text: failure.message }));
    if (result.isPaid) show(h('p', { class: 'sheet-mark', 'aria-hidden': 'true' }, '✓'), h('b', { role: 'status' }, result.text), h('p', {}, invoice.title), button('Done', close));
    else show(h('b', {}, 'The payment did not go through'), h('p', { role: 'alert' }, result.text), cancel('Close'));
  }

  function offer() {
    return [
      h('b', {}, invoice.title),
      h('p', {}, invoice.detail),
      h('p', {}, `${invoice.bot} gets ${stars(invoice.stars)} of your ${stars(purse.owner.stars)}.`),
    ];
  }

  function button(label, onclick) {
    return h('button', { type: 'button', class: 'button primary', onclick }, label);
  }

  function cancel(label) {
    return h('button', { type: 'button', class: 'button cancel', onclick: close }, label);
  }
}
