// What all phones share: the frame, acting on messages, answers to pressed buttons.
import { post } from '../api.js';
import { h } from '../dom.js';
import { openMenu } from '../popover.js';
import { on } from '../store.js';
import { Feed } from './feed.js';

const emoji = ['👍', '❤', '🔥', '🎉', '😢'];

export class Phone {
  constructor(label) {
    this.screen = h('div', { class: 'screen' });
    this.owner = h('div', { class: 'phone-owner' });
    this.element = h('section', { class: 'phone-column', 'aria-label': label }, this.owner, h('div', { class: 'phone' }, this.screen));
    this.feed = new Feed(this.view(), label);
    on('message', event => event.key === this.key && this.onMessage(event));
    on('chat', key => key === this.key && this.refresh());
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
    if (button.copy_text) return navigator.clipboard.writeText(button.copy_text.text);
    const answer = await this.act('press', { messageId: message.id, button: button.callback_data ?? button.text });
    if (answer?.text) this.showAnswer(answer);
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
