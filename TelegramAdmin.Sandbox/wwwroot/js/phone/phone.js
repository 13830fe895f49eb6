// What all phones share: the frame, acting on messages, answers to pressed buttons.
import { post } from '../api.js';
import { h } from '../dom.js';
import { openMenu } from '../popover.js';
import { on, store } from '../store.js';
import { toast } from '../toast.js';
import { Feed } from './feed.js';
import { openMiniApp } from './mini-app.js';
import { Purse } from './purse.js';

// As createInvoiceLink makes them: they open the invoice here instead of a page.
const invoiceLinks = 'a[href^="https://t.me/$"]';

const emoji = ['👍', '❤', '🔥', '🎉', '😢'];

export class Phone {
  constructor(label) {
    this.screen = h('div', { class: 'screen' });
    this.owner = h('div', { class: 'phone-owner' });
    this.element = h('section', { class: 'phone-column', 'aria-label': label }, this.owner, h('div', { class: 'phone' }, this.screen));
    this.feed = new Feed(this.view(), label);
    this.purse = new Purse(this);
    on('message', event => event.key === this.key && this.onMessage(event));
    on('chat', key => key === this.key && this.refresh());
    on('person', id => id === this.writerId && this.showBalance());
    this.element.addEventListener('click', event => this.onLink(event));
    on('action', event => event.chat === this.key && this.onAction(event));
  }

  view() {
    return {
      isOwn: message => this.isOwn(message),
      showNames: this.isGroup,
      find: id => this.chat?.messages.find(message => message.id === id),
      press: (message, button) => this.press(message, button),
      vote: (message, option) => this.act('vote', { messageId: message.id, options: [option] }),
      react: (message, one) => this.act('react', { messageId: message.id, emoji: [one] }),
      openMenu: (opener, message) => this.openMessageMenu(opener, message),
      command: text => this.act('send', { text }),
      jump: id => this.feed.jump(id),
    };
  }

  act(verb, body = {}) {
    return post(`chats/${this.key}/${verb}`, { personId: this.writerId, ...body });
  }

  async press(message, button) {
    if (button.pay) return this.purse.payMessage(message);
    if (button.web_app) return this.openApp(button.web_app.url);
    if (button.copy_text) return this.copy(button.copy_text.text);
    const typed = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
    if (typed !== undefined) return this.composer.type(`@${this.botOf(message).username} ${typed}`);
    const answer = await this.act('press', { messageId: message.id, button: button.callback_data ?? button.text });
    if (answer?.text) this.showAnswer(answer);
  }

  async openApp(url) {
    const { initData } = await this.act('app');
    openMiniApp(this.element.querySelector('.phone'), this.bot.name, url, initData);
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    toast(`Copied “${text}”`);
  }

  onLink(event) {
    const link = event.target.closest(invoiceLinks)?.href;
    if (!link) return;
    event.preventDefault();
    // Why it can't be opened has been said in a toast.
    this.purse.payLink(link).catch(() => {});
  }

  // Only a phone of one person shows it.
  showBalance() {}

  botOf(message) {
    return store.state.bots.find(bot => bot.id === message.fromId) ?? store.state.bots[0];
  }

  // What lies over the chat stays when the phone is drawn again.
  overlays() {
    return this.screen.querySelectorAll('.sheet, .alert');
  }

  // An alert waits for a click, a toast goes by itself.
  showAnswer({ text, showAlert }) {
    if (!showAlert) {
      const notice = h('p', { class: 'notice', role: 'status' }, text);
      this.screen.append(notice);
      return setTimeout(() => notice.remove(), 4000);
    }
    const close = h('button', { type: 'button', class: 'button', onclick: () => alert.remove() }, 'Close');
    const alert = h('div', { class: 'alert', role: 'alertdialog', 'aria-label': 'Answer of the bot' }, h('div', {}, text, close));
    this.screen.append(alert);
    return close.focus();
  }

  openMessageMenu(opener, message) {
    const quote = selectionIn(opener.closest('.bubble'));
    const isOwn = this.isOwn(message) && !message.isDeleted;
    openMenu(opener, [
      h('div', { class: 'emoji-row' }, emoji.map(one => h('button', { type: 'button', 'aria-label': `React ${one}`, onclick: () => this.act('react', { messageId: message.id, emoji: [one] }) }, one))),
      { icon: 'reply', label: quote ? 'Quote the selection' : 'Reply', run: () => this.composer.reply(message, quote) },
      isOwn && message.text && { icon: 'edit', label: 'Edit', run: () => this.composer.edit(message) },
      isOwn && { icon: 'trash', label: 'Delete for everybody', danger: true, run: () => this.act('delete', { messageId: message.id }) },
    ], 'Message');
  }

  onMessage({ message, isNew }) {
    if (!this.shows(message)) return;
    const visible = this.visible();
    if (!this.feed.update(message, visible, isNew)) this.feed.draw(visible);
    this.composer?.refresh();
    if (isNew && this.isOwn(message)) this.feed.scrollToEnd();
  }

  onAction({ action }) {
    this.feed.showAction(action);
  }

  shows() {
    return true;
  }

  visible() {
    return (this.chat?.messages ?? []).filter(message => this.shows(message));
  }

  scrollToEnd() {
    this.feed.scrollToEnd();
  }
}

function selectionIn(element) {
  const selection = getSelection();
  const text = selection.toString().trim();
  return text && element?.contains(selection.anchorNode) ? text : undefined;
}
