// What the sandbox knows, kept in step by its events.
import { get } from './api.js';

const listeners = { cast: new Set(), message: new Set(), chat: new Set(), action: new Set(), counters: new Set(), faults: new Set(), stripe: new Set(), channels: new Set(), person: new Set() };

export const store = { state: null };

export function on(kind, listener) {
  listeners[kind].add(listener);
  return () => listeners[kind].delete(listener);
}

export function tell(kind, value) {
  for (const listener of [...listeners[kind]]) listener(value);
}

export async function load() {
  store.state = await get('state');
  tell('cast');
  tell('faults');
  tell('counters', store.state.counters);
}

export function chatOf(key) {
  return store.state.groups.find(group => group.key === key) ?? store.state.chats.find(chat => chat.key === key);
}

export function follow() {
  const events = new EventSource('sandbox/events');
  let wasLost = false;
  events.addEventListener('open', () => {
    if (wasLost) load();
    wasLost = false;
  });
  events.addEventListener('error', () => { wasLost = true; });
  events.addEventListener('message', event => event.data && keep(JSON.parse(event.data)));
  events.addEventListener('chat', event => change(JSON.parse(event.data)));
  events.addEventListener('cast', () => later());
  events.addEventListener('person', event => changePerson(JSON.parse(event.data)));
  events.addEventListener('action', event => tell('action', JSON.parse(event.data)));
  events.addEventListener('stripe', () => tell('stripe'));
  events.addEventListener('channels', () => tell('channels'));
  events.addEventListener('counters', event => tell('counters', JSON.parse(event.data)));
}

// Many changes of the cast at once need one reading only.
let waiting = null;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(load, 150);
}

function keep({ chat: key, message, replyMarkup }) {
  const chat = chatOf(key);
  if (!chat || message.kind?.startsWith('forum_topic')) return later();
  if ('isStarted' in chat && !chat.isStarted) return later();
  const at = chat.messages.findIndex(known => known.id === message.id);
  if (at < 0) chat.messages.push(message);
  else chat.messages[at] = message;
  if (chat.messages.length > 150) chat.messages.splice(0, 50);
  chat.replyMarkup = replyMarkup;
  tell('message', { key, message, isNew: at < 0 });
}

function changePerson({ id, ...changes }) {
  const person = store.state.people.find(one => one.id === id);
  if (!person) return;
  Object.assign(person, changes);
  tell('person', id);
}

function change({ chat: key, ...flags }) {
  const chat = chatOf(key);
  if (!chat) return later();
  Object.assign(chat, flags);
  tell('chat', key);
}
