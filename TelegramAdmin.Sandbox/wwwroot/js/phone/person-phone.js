import { post } from '../api.js';
import { avatar, h, iconButton } from '../dom.js';
import { languageName, languageOptions } from '../languages.js';
import { ask } from '../dialog.js';
import { openMenu } from '../popover.js';
import { store } from '../store.js';
import { Composer } from './composer.js';
import { Phone } from './phone.js';
import { stars } from './stars.js';

// Somebody's phone, open at the chat with one bot.
export class PersonPhone extends Phone {
  constructor(id) {
    const person = store.state.people.find(one => one.id === id);
    super(nameOf(person));
    this.id = id;
    this.botId = store.state.bots[0]?.id;
    this.composer = new Composer({
      send: body => this.act('send', body),
      edit: (messageId, text) => this.act('edit', { messageId, text }),
      commands: () => this.commandList(),
      keyboard: () => this.chat?.replyMarkup,
      share: (opener, request) => this.chooseChat(opener, request),
      menuButton: () => this.menuButton(),
      openApp: url => this.openApp(url),
    }, 'Message');
    this.refresh();
    this.scrollToEnd();
  }

  get person() { return store.state.people.find(one => one.id === this.id); }
  get bot() { return store.state.bots.find(one => one.id === this.botId) ?? store.state.bots[0]; }
  get name() { return nameOf(this.person); }
  get key() { return `p${this.botId}-${this.id}`; }
  get chat() { return store.state.chats.find(chat => chat.key === this.key); }
  get writerId() { return this.id; }

  isOwn(message) { return message.fromId === this.id; }

  refresh() {
    if (!this.bot) return this.screen.replaceChildren(h('p', { class: 'start-page' }, 'There is no bot yet. Add one in the dashboard.'));
    this.botId = this.bot.id;
    this.drawOwner();
    const isBlocked = this.chat?.isBlocked ?? false;
    const isStarted = this.chat?.isStarted ?? false;
    const isAtEnd = this.feed.isAtEnd();
    this.screen.replaceChildren(this.bar(isBlocked), isStarted ? this.feed.element : this.startPage(), this.foot(isStarted, isBlocked), ...this.overlays());
    this.feed.draw(this.visible());
    this.composer.refresh();
    if (isAtEnd || this.wasStarted !== isStarted) this.scrollToEnd();
    this.wasStarted = isStarted;
  }

  drawOwner() {
    const menu = iconButton('more', `More for ${this.name}`, () => this.openOwnerMenu(menu));
    const note = this.chat?.isBlocked ? 'blocked the bot' : languageName(this.person.languageCode);
    this.owner.replaceChildren(avatar(this.name, this.id), h('h2', {}, this.name), h('span', { class: 'note' }, note), menu);
  }

  balance() {
    this.pill = h('button', { type: 'button', class: 'stars', title: 'Telegram Stars', onclick: () => this.changeStars() });
    this.showBalance();
    return this.pill;
  }

  showBalance() {
    const amount = stars(this.person.stars);
    this.pill.setAttribute('aria-label', `${this.name} has ${amount}. Change`);
    this.pill.replaceChildren(amount);
  }

  bar(isBlocked) {
    const { bots } = store.state;
    const back = iconButton('back', 'Choose a bot', () => this.openBots(back));
    back.disabled = bots.length < 2;
    const menu = iconButton('more-vertical', 'Chat menu', () => this.openOwnerMenu(menu));
    return h('div', { class: 'bar' }, back, avatar(this.bot.name, this.bot.id, 'bot'),
      h('div', { class: 'bar-title' }, h('b', {}, this.bot.name), h('span', {}, isBlocked ? 'you blocked this bot' : `@${this.bot.username}`)), this.balance(), menu);
  }

  startPage() {
    return h('div', { class: 'start-page' }, avatar(this.bot.name, this.bot.id, 'bot'), h('b', {}, 'What can this bot do?'),
      this.bot.description || `${this.name} has not opened ${this.bot.name} yet.`);
  }

  foot(isStarted, isBlocked) {
    if (isBlocked) return h('button', { type: 'button', class: 'big-action', onclick: () => this.act('unblock') }, 'Unblock');
    if (!isStarted) return h('button', { type: 'button', class: 'big-action', onclick: () => this.act('send', { text: '/start' }) }, 'Start');
    return this.composer.element;
  }

  openBots(opener) {
    openMenu(opener, store.state.bots.map(bot => ({
      label: bot.name,
      hint: `@${bot.username}`,
      run: () => {
        this.botId = bot.id;
        this.refresh();
        this.scrollToEnd();
      },
    })), 'Bots');
  }

  openOwnerMenu(opener) {
    const isBlocked = this.chat?.isBlocked;
    openMenu(opener, [
      { icon: 'language', label: 'Change language', run: () => this.changeLanguage() },
      isBlocked
        ? { icon: 'block', label: `Unblock ${this.bot.name}`, run: () => this.act('unblock') }
        : { icon: 'block', label: `Block ${this.bot.name}`, danger: true, run: () => this.act('block') },
      ...store.state.groups.map(group => this.membership(group)),
    ], `Menu of ${this.name}`);
  }

  membership(group) {
    const isMember = group.members.some(member => member.id === this.id);
    const verb = isMember ? 'leave' : 'join';
    return {
      icon: 'group',
      label: isMember ? `Leave ${group.title}` : `Join ${group.title}`,
      run: () => post(`chats/${group.key}/${verb}`, { personId: this.id }),
    };
  }

  // The groups that fit a request_chat button.
  chooseChat(opener, request) {
    const fitting = store.state.groups.filter(group => request.chat_is_forum === undefined || group.isForum === request.chat_is_forum);
    openMenu(opener, fitting.map(group => ({
      icon: 'group',
      label: group.title,
      run: () => this.act('share', { requestId: request.request_id, group: group.key }),
    })), 'Choose a group');
  }

  changeStars() {
    ask(`Telegram Stars of ${this.name}`, [{ name: 'stars', label: 'Stars', value: String(this.person.stars), type: 'number', required: true }],
      'Set balance', values => this.purse.set(Number(values.stars)));
  }

  changeLanguage() {
    ask(`Language of ${this.name}`, [{ name: 'languageCode', label: 'Language', value: this.person.languageCode, options: languageOptions }],
      'Change language', values => post(`people/${this.id}`, values));
  }

  // The person's own first, then everybody's; one that opens the commands is the composer's own.
  menuButton() {
    const { menuButtons } = this.bot ?? {};
    const button = menuButtons?.[this.id] ?? menuButtons?.[0];
    return button?.type === 'web_app' ? button : null;
  }

  // As Telegram chooses: the person's own chat first, then all private chats, then the default; the language before none.
  commandList() {
    const { commands } = this.bot ?? {};
    const language = this.person?.languageCode?.slice(0, 2);
    for (const scope of [`chat:${this.id}`, 'all_private_chats', 'default']) {
      const list = commands?.[`${scope}|${language}`] ?? commands?.[`${scope}|`];
      if (list) return list;
    }
    return [];
  }
}

function nameOf(person) {
  return [person.firstName, person.lastName].filter(Boolean).join(' ');
}
