import { element, iconButton } from './dom';

const MORE =
  '<svg viewBox="0 0 24 24"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="3"/><circle cx="19" cy="12" r="2"/></svg>';
const CLOSE =
  '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.500" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="3.500"/></svg>';

/** The two buttons at the top right that belong to WeChat on every page: its menu, and leaving the mini-program. */
export class Capsule {
  readonly menu = iconButton('more', '更多', MORE);
  readonly leave = iconButton('leave', '关闭', CLOSE);
  readonly element = element('div', 'capsule', [this.menu, this.leave]);
}
