/** Sharing a page into a group chat as a card. */

import type { ChatGroup } from '../../contract';
import type { Host, PageView, ShareCard } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { filesOf } from '../media/files';
import { perHost } from '../per-host';
import { chooseItem } from '../screen/action-sheet';
import { button, openLayer, part } from '../screen/layer';
import { showToast } from '../screen/toast';
import { resolveSource } from '../sources';

interface Offered {
  title?: string;
  path?: string;
  imageUrl?: string;
  promise?: Promise<Offered>;
}

/** Milliseconds the platform waits for the `promise` of onShareAppMessage before it takes the rest. */
const PROMISE_TIME = 3000;

/** Pages whose menu has no "转发" (wx.hideShareMenu). */
const menuOf = perHost(() => ({ hidden: new WeakSet<PageView>() }));

async function settle(offered: Offered): Promise<Offered> {
  if (!offered.promise) return offered;
  const { promise, ...otherwise } = offered;
  const late = new Promise<Offered>((resolve) => {
    setTimeout(() => resolve(otherwise), PROMISE_TIME);
  });
  return Promise.race([promise, late]);
}

function defaultPath({ path, query }: PageView): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return search.length > 0 ? `${path}?${search.join('&')}` : path;
}

async function cardOf(
  host: Host,
  page: PageView,
  from: 'button' | 'menu',
  target?: object,
): Promise<ShareCard> {
  const answer = page.call('onShareAppMessage', { from, target });
  const offered = await settle((answer ?? {}) as Offered);
  const title = offered.title ?? host.config.window?.navigationBarTitleText ?? '';
  const path = (offered.path ?? defaultPath(page)).replace(/^\//, '');
  if (!offered.imageUrl) return { title, path };
  const address = await resolveSource(host, offered.imageUrl);
  return { title, path, imageUrl: new URL(address, location.href).href };
}

function drawCard({ title, imageUrl }: Pick<ShareCard, 'title' | 'imageUrl'>): HTMLElement {
  const card = part('share-card', part('share-card-title', title));
  if (imageUrl) {
    const picture = document.createElement('img');
    picture.src = imageUrl;
    picture.alt = '';
    card.append(picture);
  }
  return card;
}

async function chooseGroup(
  host: Host,
  card: Pick<ShareCard, 'title' | 'imageUrl'>,
): Promise<ChatGroup | undefined> {
  const layer = openLayer<ChatGroup>(host, { label: '发送给', kind: 'bottom', dismissible: true });
  const groups = host.settings.groups ?? [];
  const items = groups.map((group) => button(group.name, 'sheet-item', () => layer.close(group)));
  layer.panel.append(
    part('sheet-alert', '发送给'),
    drawCard(card),
    ...(items.length > 0 ? items : [part('sheet-empty', '没有可以发送的群聊')]),
    button('取消', 'sheet-item sheet-cancel', () => layer.close(undefined)),
  );
  return layer.closed;
}

async function share(host: Host, from: 'button' | 'menu', target?: object): Promise<void> {
  const card = await cardOf(host, host.page(), from, target);
  const group = await chooseGroup(host, card);
  if (!group) return; // the platform does not tell a mini-program whether its card was sent
  host.post({ source: 'phone', kind: 'share', opengid: group.opengid, card });
  await showToast(host, { title: '已发送' });
}

/** `<button open-type="share">`. */
export async function shareFromButton(host: Host, target: object): Promise<object> {
  await share(host, 'button', target);
  return {};
}

async function openMenu(host: Host, page: PageView): Promise<void> {
  const canShare = page.has('onShareAppMessage') && !menuOf(host).hidden.has(page);
  const items: { text: string; choose(): Promise<unknown> | void }[] = [
    ...(canShare ? [{ text: '转发给朋友', choose: () => share(host, 'menu') }] : []),
    { text: '重新进入小程序', choose: () => location.reload() },
  ];
  const chosen = await chooseItem(host, { itemList: items.map(({ text }) => text) });
  if (chosen !== undefined) await items[chosen]?.choose();
}

export function shareApi(host: Host): Api {
  host.on('menu', (page) => {
    openMenu(host, page).catch((error) => host.reportError(error));
  });
  return {
    showShareMenu: asyncApi('showShareMenu', () => {
      menuOf(host).hidden.delete(host.page());
    }),
    /** A file into a chat. It goes nowhere here: the chats of the browser phone hold cards. */
    shareFileMessage: asyncApi(
      'shareFileMessage',
      async ({
        filePath,
        fileName = filePath.split('/').at(-1) ?? '',
      }: {
        filePath: string;
        fileName?: string;
      }) => {
        filesOf(host).read(filePath);
        if (!(await chooseGroup(host, { title: fileName }))) throw new Error('cancel');
        await showToast(host, { title: '已发送' });
      },
    ),
    hideShareMenu: asyncApi('hideShareMenu', () => {
      menuOf(host).hidden.add(host.page());
    }),
    updateShareMenu: asyncApi(
      'updateShareMenu',
      ({ isUpdatableMessage }: { isUpdatableMessage?: boolean }) => {
        if (isUpdatableMessage) throw new Error('isUpdatableMessage is not available in the browser phone');
      },
    ),
  };
}
