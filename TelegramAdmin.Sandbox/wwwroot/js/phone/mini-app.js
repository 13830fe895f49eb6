// A Mini App over a phone, as Telegram Web shows it: a frame with Telegram's header (core.telegram.org/api/web-events).
import { h, iconButton } from '../dom.js';
import { openMenu } from '../popover.js';

const allowed = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

// It lies beside the screen and not in it: a frame that is moved in its page begins anew.
export function openMiniApp(phone, bot, url, initData) {
  phone.querySelector('.mini-app')?.remove();
  const opener = document.activeElement;
  const asks = { beforeClosing: false };
  const close = iconButton('close', 'Close the Mini App', leave);
  const back = iconButton('back', 'Back', () => tell('back_button_pressed'));
  const menu = iconButton('more-vertical', 'Menu of the Mini App', () => openMenu(menu, [{ icon: 'open', label: 'Reload page', run: () => tell('reload_iframe') }], 'Mini App'));
  const frame = h('iframe', { title: `Mini App of ${bot}`, src: launch(url, initData), sandbox: allowed });
  const bar = h('div', { class: 'mini-app-bar' }, close, back, h('div', {}, h('b', {}, bot), h('span', {}, 'mini app')), menu);
  const main = h('button', { type: 'button', class: 'mini-app-main', hidden: true, onclick: () => tell('main_button_pressed') });
  const element = h('section', { class: 'mini-app', 'aria-label': `Mini App of ${bot}` }, bar, frame, main);
  back.hidden = true;
  addEventListener('message', hear);
  addEventListener('theme-chosen', tellTheme);
  phone.append(element);
  close.focus();

  const takers = {
    web_app_close: leave,
    web_app_request_theme: tellTheme,
    web_app_request_safe_area: () => tell('safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
    web_app_request_content_safe_area: () => tell('content_safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
    web_app_setup_back_button: ({ is_visible: isVisible }) => { [back.hidden, close.hidden] = [!isVisible, isVisible]; },
    web_app_setup_closing_behavior: ({ need_confirmation: isNeeded }) => { element.dataset.asks = asks.beforeClosing = isNeeded; },
    web_app_setup_main_button: ({ is_visible: isVisible, is_active: isActive, is_progress_visible: isBusy, text }) => {
      main.hidden = !isVisible || !text?.trim();
      main.disabled = !isActive;
      main.setAttribute('aria-busy', Boolean(isBusy));
      main.textContent = text ?? '';
    },
    // A desk does not shake; the last one stands on the frame for whoever looks.
    web_app_trigger_haptic_feedback: ({ type, impact_style: style, notification_type: kind }) => { element.dataset.haptic = [type, style ?? kind].filter(Boolean).join(' '); },
    web_app_set_header_color: ({ color }) => { bar.style.background = color; },
    web_app_open_link: ({ url: address }) => /^https?:/.test(address) && open(address, '_blank', 'noopener'),
    web_app_open_tg_link: ({ path_full: path }) => open(`https://t.me${path}`, '_blank', 'noopener'),
  };

  function hear(event) {
    if (!element.isConnected) return forget();
    if (event.source !== frame.contentWindow) return;
    const { eventType, eventData } = JSON.parse(event.data);
    takers[eventType]?.(eventData ?? {});
  }

  function tell(eventType, eventData = {}) {
    frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), '*');
  }

  function tellTheme() {
    tell('theme_changed', { theme_params: themeParams() });
  }

  function leave() {
    if (asks.beforeClosing && !confirm('Changes that you made may not be saved. Close anyway?')) return;
    forget();
    element.remove();
    if (opener?.isConnected) opener.focus();
  }

  function forget() {
    removeEventListener('message', hear);
    removeEventListener('theme-chosen', tellTheme);
  }
}

function launch(url, initData) {
  const fragment = new URLSearchParams({ tgWebAppData: initData, tgWebAppVersion: '8.0', tgWebAppPlatform: 'weba', tgWebAppThemeParams: JSON.stringify(themeParams()) });
  return `${url}#${fragment}`;
}

// The page's colours under Telegram's names.
function themeParams() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  return { bg_color: colour('--surface'), secondary_bg_color: colour('--canvas'), text_color: colour('--text'), hint_color: colour('--text-2'), button_color: colour('--accent'), button_text_color: colour('--on-accent') };
}
