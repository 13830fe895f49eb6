import { post } from './api.js';
import { startChannels } from './channels/panel.js';
import { ask } from './dialog.js';
import { avatar, h, icon } from './dom.js';
import { showCounters, showFaults } from './faults/bar.js';
import { languageOptions } from './languages.js';
import { GroupPhone } from './phone/group-phone.js';
import { PersonPhone } from './phone/person-phone.js';
import { follow, load, on, store } from './store.js';
import { startStripe } from './stripe/panel.js';

const columns = new Map();
let current = null;

on('cast', drawPhones);
on('faults', showFaults);
on('counters', showCounters);
document.getElementById('theme').addEventListener('click', changeTheme);
document.getElementById('add-person').addEventListener('click', addPerson);
document.getElementById('add-group').addEventListener('click', addGroup);
startStripe();
startChannels();
await load();
follow();

// Phones stay where they are; only new ones are made and gone ones removed.
function drawPhones() {
  const { state } = store;
  showDashboard(state.dashboardUrl);
  const wanted = [
    ...state.people.filter(hasPhone).map(person => [`person-${person.id}`, () => new PersonPhone(person.id)]),
    ...state.groups.map(group => [group.key, () => new GroupPhone(group.key)]),
  ];
  const area = document.getElementById('phones');
  for (const [key, column] of columns) {
    if (wanted.some(([name]) => name === key)) continue;
    column.element.remove();
    columns.delete(key);
  }
  wanted.forEach(([key, make], place) => {
    if (columns.has(key)) columns.get(key).refresh();
    else columns.set(key, make());
    const { element } = columns.get(key);
    // Moving a phone would lose where it is scrolled to.
    if (area.children[place] !== element) area.insertBefore(element, area.children[place] ?? null);
  });
  area.querySelector('.empty')?.remove();
  if (!wanted.length) area.append(h('p', { class: 'empty' }, 'Nobody is here yet. Add a person, then write to your bot as them.'));
  if (!columns.has(current)) current = wanted[0]?.[0];
  drawSwitcher();
}

// The team of a group needs no phones of its own until somebody of it writes to the bot.
function hasPhone(person) {
  const isTeam = store.state.groups.some(group => group.members.some(member => member.id === person.id));
  return !isTeam || store.state.chats.some(chat => chat.personId === person.id && chat.isStarted);
}

function drawSwitcher() {
  document.getElementById('switcher').replaceChildren(...[...columns].map(([key, column]) => {
    column.element.classList.toggle('is-current', key === current);
    const face = column.isGroup ? h('span', { class: 'avatar group' }, icon('group')) : avatar(column.name, column.id);
    return h('button', { type: 'button', class: 'tab', 'aria-pressed': String(key === current), onclick: () => choose(key) }, face, column.name);
  }));
}

function choose(key) {
  current = key;
  drawSwitcher();
  columns.get(key).scrollToEnd();
}

function showDashboard(url) {
  const link = document.getElementById('dashboard');
  link.hidden = !url;
  if (url) link.href = url;
}

function changeTheme() {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('sandbox-theme', next);
  dispatchEvent(new Event('theme-chosen'));
}

function addPerson() {
  ask('Add a person', [
    { name: 'firstName', label: 'First name', required: true },
    { name: 'lastName', label: 'Last name' },
    { name: 'username', label: 'Username, without @' },
    { name: 'languageCode', label: 'Language', value: 'en', options: languageOptions },
  ], 'Add person', async values => {
    const added = await post('people', { ...values, lastName: values.lastName || null, username: values.username || null });
    current = `person-${added.id}`;
    await load();
    columns.get(current)?.element.scrollIntoView({ inline: 'center' });
  });
}

function addGroup() {
  ask('Add a group', [
    { name: 'title', label: 'Title', required: true },
    { name: 'kind', label: 'Kind', value: 'forum', options: [{ value: 'forum', label: 'Forum, with topics' }, { value: 'plain', label: 'Plain group' }] },
  ], 'Add group', values => post('groups', {
    title: values.title,
    isForum: values.kind === 'forum',
    people: store.state.people.slice(0, 3).map(person => person.id),
  }).then(load));
}
