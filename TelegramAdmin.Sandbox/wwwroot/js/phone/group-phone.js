import { h, icon, iconButton } from '../dom.js';
import { openMenu } from '../popover.js';
import { chatOf, store } from '../store.js';
import { Composer } from './composer.js';
import { Phone } from './phone.js';

// A group as one of its members sees it; who writes is chosen at the foot.
export class GroupPhone extends Phone {
  constructor(key) {
    super(chatOf(key).title);
    this.groupKey = key;
    this.topicId = null;
    this.writerId = this.writers()[0]?.id;
    this.composer = new Composer({
      send: body => this.act('send', { topicId: this.topicId, ...body }),
      edit: (messageId, text) => this.act('edit', { messageId, text }),
      commands: () => [],
      keyboard: () => null,
    }, 'Message');
    this.refresh();
    this.scrollToEnd();
  }

  get isGroup() { return true; }
  get key() { return this.groupKey; }
  get chat() { return chatOf(this.groupKey); }
  get name() { return this.chat.title; }
  get id() { return this.chat.id; }

  isOwn(message) { return message.fromId === this.writerId; }

  shows(message) { return (message.topicId ?? null) === this.topicId; }

  writers() { return this.chat.members.filter(member => !member.isBot); }

  refresh() {
    if (!this.chat.topics.some(topic => topic.id === this.topicId)) this.topicId = null;
    if (!this.writers().some(writer => writer.id === this.writerId)) this.writerId = this.writers()[0]?.id;
    this.owner.replaceChildren(h('span', { class: 'avatar group' }, icon('group')), h('h2', {}, this.chat.title),
      h('span', { class: 'note' }, this.chat.isForum ? 'forum group' : 'group'), this.memberButton());
    const isAtEnd = this.feed.isAtEnd();
    this.screen.replaceChildren(...[this.bar(), this.chat.isForum && this.topics(), this.feed.element, this.foot(), ...this.overlays()].filter(Boolean));
    this.feed.draw(this.visible());
    if (isAtEnd) this.scrollToEnd();
  }

  bar() {
    const topic = this.chat.topics.find(one => one.id === this.topicId);
    const count = this.writers().length;
    const people = `${count} ${count === 1 ? 'person' : 'people'}`;
    const back = iconButton('back', 'General', () => this.openTopic(null));
    back.disabled = this.topicId === null;
    const menu = topic && iconButton('more-vertical', 'Topic menu', () => this.openTopicMenu(menu, topic));
    return h('div', { class: 'bar' }, back, h('div', { class: 'bar-title' },
      h('b', {}, topic?.name ?? (this.chat.isForum ? 'General' : this.chat.title)),
      h('span', {}, `${this.chat.isForum ? `topic in ${this.chat.title}, ` : ''}${people}`)), menu);
  }

  openTopicMenu(opener, topic) {
    const change = verb => this.act('topic', { topicId: topic.id, act: verb });
    openMenu(opener, [
      topic.isClosed ? { icon: 'open', label: 'Open topic', run: () => change('reopen') } : { icon: 'close', label: 'Close topic', run: () => change('close') },
      { icon: 'trash', label: 'Delete topic', danger: true, run: () => change('delete') },
    ], `Menu of ${topic.name}`);
  }

  topics() {
    const all = [{ id: null, name: 'General' }, ...this.chat.topics];
    return h('div', { class: 'topics', role: 'group', 'aria-label': 'Topics' }, all.map(topic =>
      h('button', { type: 'button', class: 'topic', 'aria-pressed': String(topic.id === this.topicId), onclick: () => this.openTopic(topic.id) },
        topic.isClosed ? `${topic.name} (closed)` : topic.name)));
  }

  openTopic(id) {
    this.topicId = id;
    this.refresh();
    this.scrollToEnd();
  }

  foot() {
    if (!this.writerId) return h('p', { class: 'context' }, 'Nobody is in this group. Let a person join from their menu.');
    const choice = h('select', { class: 'write-as', 'aria-label': 'Who writes' }, this.writers().map(writer =>
      h('option', { value: String(writer.id), selected: writer.id === this.writerId }, writer.name)));
    choice.addEventListener('change', () => {
      this.writerId = Number(choice.value);
      this.refresh();
    });
    const writer = this.writers().find(one => one.id === this.writerId);
    this.composer.refresh();
    this.composer.input.setAttribute('aria-label', `Write as ${writer.name}`);
    this.composer.line.querySelector('.write-as')?.remove();
    this.composer.submit.before(choice);
    return this.composer.element;
  }

  memberButton() {
    const button = iconButton('more', `Members of ${this.chat.title}`, () => openMenu(button, this.chat.members.map(member => ({
      icon: member.isBot ? 'bolt' : 'contact',
      label: member.name,
      hint: member.status,
      run: () => {
        if (member.isBot) return;
        this.writerId = member.id;
        this.refresh();
      },
    })), 'Members'));
    return button;
  }
}
