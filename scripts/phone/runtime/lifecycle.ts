import type { FrameMessage } from '../contract';
import { launchOptions } from './launch';
import { formatPageUrl } from './pages/url';
import type { Phone } from './phone';
import { element } from './screen/dom';

/** Opens the first page. The app's script has run. */
export async function launch(phone: Phone): Promise<void> {
  const { application, launchOptions: options, router } = phone;
  application.launch(options);
  appear(phone);
  if (router.hasPage(options.path)) await router.reLaunch(`/${formatPageUrl(options)}`);
  else phone.tellPageNotFound(options, true);
  phone.post({ source: 'phone', kind: 'ready' });
}

/** What happens to the phone from outside: its frame, its window, and the two buttons of the capsule. */
export function followOutside(phone: Phone): void {
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent && data?.source === 'frame') obey(phone, data as FrameMessage);
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? disappear(phone) : appear(phone)));
  window.addEventListener('resize', () => resize(phone));
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    phone.reportError(reason);
    phone.application.unhandledRejection({ reason, promise });
    phone.emit('unhandledRejection', { reason, promise });
  });
  phone.screen.capsule.menu.addEventListener('click', () => phone.emit('menu', phone.page()));
  phone.screen.capsule.leave.addEventListener('click', () => leave(phone));
}

function obey(phone: Phone, message: FrameMessage): void {
  if (message.kind === 'settings') {
    Object.assign(phone.settings, message.settings);
    phone.emit('settings', phone.settings);
    return;
  }
  const { path, scene, opengid } = message;
  phone.settings.launch = { path, scene, opengid };
  phone.enterOptions = launchOptions(phone.settings.launch);
  disappear(phone);
  appear(phone);
  void phone.router.reLaunch(`/${formatPageUrl(phone.enterOptions)}`);
}

/** The mini-program comes to the front. */
function appear(phone: Phone): void {
  phone.overlay.querySelector('.left-curtain')?.remove();
  phone.application.show(phone.enterOptions);
  phone.emit('appShow', phone.enterOptions);
  phone.router.top()?.show();
}

/** The mini-program goes to the background; its page is still seen. */
function disappear(phone: Phone): void {
  phone.router.top()?.hide('still seen');
  phone.application.hide();
  phone.emit('appHide', undefined);
}

/** There is no other mini-program to go to: a curtain stands for the rest of WeChat. */
function leave(phone: Phone): void {
  const back = element('button', 'left-curtain', ['小程序已退到后台', element('span', '', ['点这里回来'])]);
  back.addEventListener('click', () => appear(phone));
  phone.overlay.append(back);
  disappear(phone);
}

function resize(phone: Phone): void {
  const { windowWidth, windowHeight } = phone.metrics();
  const size = { windowWidth, windowHeight };
  phone.router.top()?.resize(size);
  phone.emit('windowResize', { size });
}
