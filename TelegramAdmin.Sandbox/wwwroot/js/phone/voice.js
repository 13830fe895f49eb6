import { h, icon } from '../dom.js';

const bars = 28;

const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;

// A play button, a waveform that fills while it plays, and the length.
export function voicePlayer({ media, id, kind }) {
  const audio = new Audio();
  audio.preload = 'none';
  audio.src = media.url;
  const wave = h('span', { class: 'wave', 'aria-hidden': 'true' }, Array.from({ length: bars }, (_, number) => bar(id, number)));
  const time = h('small', {}, clock(media.duration ?? 0));
  const button = h('button', { type: 'button', class: 'card-icon', 'aria-label': 'Play' }, icon('play'));
  button.addEventListener('click', () => audio.paused ? audio.play() : audio.pause());
  const show = () => {
    button.replaceChildren(icon(audio.paused ? 'play' : 'pause'));
    button.setAttribute('aria-label', audio.paused ? 'Play' : 'Pause');
  };
  audio.addEventListener('play', show);
  audio.addEventListener('pause', show);
  audio.addEventListener('ended', () => fill(wave, 0));
  audio.addEventListener('timeupdate', () => {
    fill(wave, audio.currentTime / (audio.duration || media.duration || 1));
    time.textContent = clock(audio.currentTime);
  });
  const title = kind === 'audio' ? h('b', {}, media.title ?? media.name ?? 'Audio') : wave;
  return h('div', { class: 'media card' }, button, h('span', { class: 'card-text' }, title, time));
}

function bar(id, number) {
  const height = 5 + Math.abs(Math.sin(id * 12.9898 + number * 4.1414) * 18);
  const element = h('i');
  element.style.height = `${Math.round(height)}px`;
  return element;
}

function fill(wave, share) {
  [...wave.children].forEach((element, number) => element.classList.toggle('is-played', number < share * bars));
}
