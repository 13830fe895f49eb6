// The Telegram Stars of whoever holds a phone, and what is paid with them.
import { get, post } from '../api.js';
import { store } from '../store.js';
import { openPaySheet } from './pay-sheet.js';

export class Purse {
  constructor(phone) {
    this.phone = phone;
  }

  get owner() { return store.state.people.find(person => person.id === this.phone.writerId); }

  async set(amount) {
    await post(`people/${this.phone.writerId}/stars`, { stars: amount });
    this.owner.stars = amount;
    this.phone.showBalance();
  }

  add(amount) {
    return this.set(this.owner.stars + amount);
  }

  payMessage(message) {
    const invoice = { ...message.media, bot: this.phone.botOf(message).name };
    openPaySheet(this.phone.screen, this, invoice, () => this.phone.act('pay', { messageId: message.id }));
  }

  async payLink(link) {
    const invoice = await get(`people/${this.phone.writerId}/invoice?link=${encodeURIComponent(link)}`);
    openPaySheet(this.phone.screen, this, invoice, () => post(`people/${this.phone.writerId}/pay`, { link }));
  }
}
