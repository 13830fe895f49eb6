// What stands in a bubble besides text.
import { avatar, h, icon, s } from '../dom.js';
import { showPicture } from '../dialog.js';
import { stars } from './stars.js';
import { voicePlayer } from './voice.js';

const bytes = size => size < 1024 ? `${size} B` : size < 1048576 ? `${Math.round(size / 1024)} KB` : `${(size / 1048576).toFixed(1)} MB`;

// Other files are saved: a browser would not show them.
const opensItself = type => /^(image|audio|video)\/|^(application\/(pdf|json)|text\/(plain|csv))$/.test(type);

export const bareKinds = new Set(['sticker', 'dice', 'video_note']);

const kinds = {
  photo: message => photo(message),
  video: ({ media }) => h('video', { class: 'media', src: media.url, controls: true, preload: 'metadata' }),
  animation: ({ media }) => h('video', { class: 'media', src: media.url, autoplay: true, loop: true, muted: true, playsinline: true, 'aria-label': 'Animation' }),
  video_note: ({ media }) => h('video', { class: 'media is-round', src: media.url, controls: true, preload: 'metadata' }),
  voice: message => voicePlayer(message),
  audio: message => voicePlayer(message),
  sticker: ({ media }) => h('img', { class: 'sticker', src: media.url, alt: `Sticker ${media.emoji ?? ''}` }),
  document: ({ media }) => h('a', { class: 'media card', href: media.url, target: '_blank', rel: 'noopener', download: opensItself(media.mimeType) ? null : media.name },
    h('span', { class: 'card-icon' }, icon('file')),
    h('span', { class: 'card-text' }, h('b', {}, media.name ?? 'Document'), h('small', {}, bytes(media.size)))),
  invoice,
  location: ({ media }) => h('div', { class: 'media' }, map(), h('small', {}, `${media.latitude.toFixed(4)}, ${media.longitude.toFixed(4)}`)),
  venue: ({ media }) => h('div', { class: 'media' }, map(), h('span', { class: 'card-text' }, h('b', {}, media.title), h('small', {}, media.detail))),
  contact: ({ media, id }) => h('div', { class: 'media card' }, avatar(media.title, id),
    h('span', { class: 'card-text' }, h('b', {}, media.title), h('small', {}, media.detail))),
  dice: ({ media }) => h('span', { class: 'dice', role: 'img', 'aria-label': `${media.emoji} ${media.value}`, title: String(media.value) }, media.emoji),
};

export function mediaOf(message, onVote) {
  if (message.kind === 'poll') return poll(message, onVote);
  return kinds[message.kind]?.(message) ?? h('span', { class: 'text' }, `${message.kind} (shown in Telegram)`);
}

export function album(messages) {
  return h('div', { class: 'media album' }, messages.map(({ media, kind }) => kind === 'photo'
    ? h('button', { type: 'button', 'aria-label': 'Open photo', onclick: () => showPicture(media.url, 'Photo') }, h('img', { src: media.url, alt: '', loading: 'lazy' }))
    : mediaOf({ media, kind })));
}

function photo({ media, hasSpoiler }) {
  const button = h('button', { type: 'button', class: `media photo ${hasSpoiler ? 'is-spoiler' : ''}`, 'aria-label': 'Open photo' },
    h('img', { src: media.url, alt: '', width: media.width, height: media.height, loading: 'lazy' }));
  button.addEventListener('click', () => {
    if (!button.classList.contains('is-spoiler')) showPicture(media.url, 'Photo');
    button.classList.remove('is-spoiler');
  });
  return button;
}

function invoice({ media }) {
  return h('div', { class: 'media invoice' },
    media.url && h('img', { src: media.url, alt: '', width: media.width, height: media.height, loading: 'lazy' }),
    h('b', {}, media.title), h('span', {}, media.detail), h('small', {}, stars(media.stars)));
}

function map() {
  return s('svg', { class: 'map', viewBox: '0 0 232 120', preserveAspectRatio: 'xMidYMid slice', role: 'img', 'aria-label': 'Map' },
    s('path', { class: 'land', d: 'M0 30Q60 0 120 26T232 18V120H0z' }),
    s('path', { class: 'road', d: 'M-5 84 90 62 240 92M70 -5 92 62 80 130M180 -5 150 74 168 130' }),
    s('path', { class: 'pin', d: 'M116 76s16-15 16-27a16 16 0 1 0-32 0c0 12 16 27 16 27z' }),
    s('circle', { class: 'hole', cx: 116, cy: 49, r: 6 }));
}

function poll({ media }, onVote) {
  return h('div', { class: 'media poll' }, h('b', {}, media.title), media.options.map((option, number) =>
    h('button', { type: 'button', onclick: () => onVote(number) }, option, h('span', {}, String(media.votes[number])))));
}
