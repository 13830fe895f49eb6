// The line at the foot of a phone: commands, attachments, text, send; above it what is answered or edited.
import { base64 } from '../api.js';
import { h, iconButton } from '../dom.js';
import { openMenu } from '../popover.js';
import { preview } from './message.js';

const attachments = [
  ['photo', 'Photo', 'photo'], ['album', 'Album', 'album'], ['video', 'Video', 'video'], ['document', 'Document', 'file'],
  ['voice', 'Voice message', 'mic'], ['location', 'Location', 'pin'], ['contact', 'Contact', 'contact'], ['sticker', 'Sticker', 'sticker'],
];

export class Composer {
  // handlers: send(body), edit(id, text), commands() => [{command, description}], keyboard() => rows or null, share(opener, request) for request_chat,
  // menuButton() => the bot's MenuButtonWebApp or null, openApp(url)
  constructor(handlers, label) {
    this.handlers = handlers;
    this.input = h('textarea', { rows: 1, placeholder: label, 'aria-label': label, maxlength: 4096 });
    this.commands = iconButton('menu', 'Commands', () => this.openCommands());
    this.app = h('button', { type: 'button', class: 'app-button', hidden: true, onclick: () => this.handlers.openApp(this.handlers.menuButton().web_app.url) });
    this.attach = iconButton('attach', 'Attach', () => this.openAttachments());
    this.toggle = iconButton('keyboard', 'Keyboard of the bot', () => this.toggleKeyboard());
    this.submit = iconButton('send', 'Send', () => this.send(), 'send');
    this.context = h('div', { class: 'context', hidden: true });
    this.keys = h('div', { class: 'reply-keyboard', hidden: true });
    this.line = h('div', { class: 'composer' }, this.app, this.commands, this.attach, this.input, this.toggle, this.submit);
    this.element = h('div', { class: 'foot' }, this.context, this.line, this.keys);
    this.input.addEventListener('keydown', event => this.onKey(event));
    this.input.addEventListener('input', () => this.submit.classList.toggle('is-ready', this.input.value.trim() !== ''));
    this.refresh();
  }

  refresh() {
    const app = this.handlers.menuButton?.();
    this.app.hidden = !app;
    this.app.textContent = app?.text ?? '';
    this.commands.hidden = Boolean(app) || this.handlers.commands().length === 0;
    const markup = this.handlers.keyboard();
    const rows = markup?.keyboard ?? [];
    this.toggle.hidden = rows.length === 0;
    this.keys.hidden = rows.length === 0;
    this.keys.replaceChildren(...rows.map(row => h('div', {}, row.map(button => this.key(button, markup)))));
    if (markup?.force_reply) this.input.placeholder = markup.input_field_placeholder ?? 'Your answer';
  }

  reply(message, quote) {
    this.target = { replyTo: message.id, quote };
    this.showContext(`Reply to ${message.from}`, quote ?? preview(message));
  }

  edit(message) {
    this.target = { edit: message.id };
    this.input.value = message.text ?? '';
    this.showContext('Edit', preview(message));
  }

  showContext(title, text) {
    this.context.replaceChildren(h('div', {}, h('b', {}, title), text), iconButton('close', 'Cancel', () => this.clear()));
    this.context.hidden = false;
    this.input.focus();
  }

  clear() {
    this.target = null;
    this.context.hidden = true;
    this.input.value = '';
    this.submit.classList.remove('is-ready');
  }

  // Puts a text into the line, as a button that starts an inline query does.
  type(text) {
    this.input.value = text;
    this.input.dispatchEvent(new Event('input'));
    this.input.focus();
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return this.input.focus();
    const target = this.target ?? {};
    this.clear();
    if (target.edit) await this.handlers.edit(target.edit, text);
    else await this.handlers.send({ text, replyTo: target.replyTo, quote: target.quote });
  }

  onKey(event) {
    if (event.key === 'Escape' && this.target) this.clear();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  openCommands() {
    openMenu(this.commands, this.handlers.commands().map(({ command, description }) => ({
      label: `/${command.replace(/^\//, '')}`,
      hint: description,
      run: () => this.handlers.send({ text: `/${command.replace(/^\//, '')}` }),
    })), 'Commands');
  }

  openAttachments() {
    openMenu(this.attach, [
      ...attachments.map(([kind, label, name]) => ({ icon: name, label, run: () => this.sendKind(kind) })),
      { icon: 'open', label: 'Own file', hint: 'A picture goes as a photo', run: () => this.chooseFile() },
    ], 'Attach');
  }

  sendKind(kind) {
    const text = this.input.value.trim() || null;
    this.clear();
    return this.handlers.send({ kind, text });
  }

  chooseFile() {
    const input = h('input', { type: 'file' });
    input.addEventListener('change', async () => {
      const file = input.files[0];
      if (!file) return;
      const kind = file.type.startsWith('image/') ? 'photo' : file.type.startsWith('video/') ? 'video' : 'document';
      await this.handlers.send({ kind, content: await base64(file), fileName: file.name, text: this.input.value.trim() || null });
      this.clear();
    });
    input.click();
  }

  toggleKeyboard() {
    this.keys.hidden = !this.keys.hidden;
  }

  key(button, markup) {
    const text = button.text ?? button;
    const body = button.request_contact ? { kind: 'contact' } : button.request_location ? { kind: 'location' } : { text };
    const element = h('button', { type: 'button' }, text);
    element.addEventListener('click', () => {
      if (button.request_chat) return this.handlers.share?.(element, button.request_chat);
      if (markup.one_time_keyboard) this.keys.hidden = true;
      this.handlers.send(body);
    });
    return element;
  }
}
