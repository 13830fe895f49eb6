// The channels of the sandbox beside the phones: post into one, edit and delete posts, end sessions.
import { get, post } from '../api.js';
import { ask } from '../dialog.js';
import { h, icon, iconButton } from '../dom.js';
import { openMenu } from '../popover.js';
import { on } from '../store.js';
import { toast } from '../toast.js';

const panel = document.getElementById('channels-panel');
const opener = document.getElementById('channels');
const lists = h('div', { class: 'stripe-lists' });
const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });
const number = new Intl.NumberFormat();
let waiting = null;

export function startChannels() {
  const button = iconButton('more', 'What can happen to accounts', () => openMenu(button, accountActs, 'Accounts'));
  panel.append(h('header', { class: 'drawer-head' }, h('h2', {}, 'Channels'), h('div', {}, button, iconButton('close', 'Close', close))), lists);
  opener.addEventListener('click', () => panel.hidden ? open() : close());
  panel.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  on('channels', () => {
    if (panel.hidden || waiting) return;
    waiting = setTimeout(draw, 200);
  });
}

const accountActs = [
  {
    label: 'End the sessions of a number',
    hint: 'As its owner does under Devices',
    run: () => ask('End sessions', [{ name: 'phone', label: 'Phone number', required: true }], 'End sessions', values => done('tdlib/sessions/end', values)),
  },
  {
    label: 'Flood wait for everybody',
    hint: 'Every request is told to wait',
    run: () => ask('Flood wait', [{ name: 'seconds', label: 'Seconds', value: '120', type: 'number', required: true }], 'Begin',
      values => done('tdlib/flood', { seconds: Number(values.seconds) })),
  },
];

function open() {
  panel.hidden = false;
  opener.setAttribute('aria-expanded', 'true');
  panel.focus();
  draw();
}

function close() {
  panel.hidden = true;
  opener.setAttribute('aria-expanded', 'false');
  opener.focus();
}

async function draw() {
  waiting = null;
  const channels = await get('channels');
  lists.replaceChildren(...channels.map(section));
}

function section(channel) {
  const name = channel.username ? `@${channel.username}` : channel.isGone ? 'deleted' : 'private';
  const button = iconButton('more', `What can happen to ${channel.title}`, () => openMenu(button, channelActs(channel), channel.title));
  return h('section', { 'aria-label': channel.title },
    h('header', { class: 'drawer-head' }, h('h3', {}, `${channel.title} · ${name} · ${number.format(channel.members)} members`), button),
    h('ul', { class: 'stripe-rows' }, channel.posts.map(one => postRow(channel, one))),
    channel.isGone ? '' : h('button', { type: 'button', class: 'button', onclick: () => write(channel) }, icon('edit'), 'Post'));
}

function postRow(channel, one) {
  const path = `channels/${channel.id}/posts/${one.id}`;
  return h('li', { class: 'stripe-row' },
    h('div', {}, h('b', {}, one.text.split('\n')[0].slice(0, 80) || one.kind), h('small', {}, `${one.id} · ${time.format(new Date(one.postedAt))} · ${number.format(one.counters.views)} views${one.editedAt ? ' · edited' : ''}`)),
    iconButton('edit', `Edit post ${one.id}`, () => ask('Edit the post', [{ name: 'text', label: 'Text', value: one.text, required: true, type: 'area', longest: 4096 }], 'Save', values => done(`${path}/edit`, values))),
    iconButton('trash', `Delete post ${one.id}`, () => done(`${path}/delete`)));
}

function channelActs(channel) {
  const path = `channels/${channel.id}`;
  return [
    { label: 'Set members', run: () => ask('Members', [{ name: 'members', label: 'Members', value: String(channel.members), type: 'number', required: true }], 'Set', values => done(`${path}/members`, { members: Number(values.members) })) },
    { label: 'Rename', run: () => ask('Rename', [{ name: 'title', label: 'Title', value: channel.title, required: true }], 'Rename', values => done(`${path}/rename`, values)) },
    channel.username && { label: 'Turn private', hint: 'Only members can read it', run: () => done(`${path}/private`) },
    { label: 'Delete channel', danger: true, run: () => done(`${path}/delete`) },
  ].filter(Boolean);
}

function write(channel) {
  ask(`Post into ${channel.title}`, [{ name: 'text', label: 'Text', required: true, type: 'area', longest: 4096 }], 'Post', values => done(`channels/${channel.id}/posts`, values));
}

async function done(path, body) {
  await post(path, body);
  toast('Done.');
  await draw();
}
