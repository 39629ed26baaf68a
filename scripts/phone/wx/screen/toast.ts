/** Toast and loading: one small box in the middle of the screen, which the two share. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { perHost } from '../per-host';
import { resolveSource } from '../sources';
import { part } from './layer';

interface ToastOptions {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  /** Milliseconds. */
  duration?: number;
  /** Whether the page can be touched meanwhile. */
  mask?: boolean;
}

class Toast {
  private box?: HTMLElement;
  private hiding?: ReturnType<typeof setTimeout>;

  constructor(private readonly host: Host) {}

  async show({ title, icon = 'success', image, mask }: ToastOptions, duration?: number): Promise<void> {
    this.hide();
    const picture = document.createElement(image ? 'img' : 'i');
    picture.className = `toast-icon toast-icon-${image ? 'image' : icon}`;
    picture.setAttribute('aria-hidden', 'true');
    const box = part(
      'toast',
      part('toast-box', ...(icon === 'none' && !image ? [] : [picture]), part('toast-title', title)),
    );
    box.classList.toggle('toast-masked', mask === true);
    box.classList.toggle('toast-plain', icon === 'none' && !image);
    box.setAttribute('role', icon === 'error' ? 'alert' : 'status');
    this.box = box;
    this.host.overlay.append(box);
    if (duration !== undefined) this.hiding = setTimeout(() => this.hide(), duration);
    if (image) (picture as HTMLImageElement).src = await resolveSource(this.host, image);
  }

  hide(): void {
    clearTimeout(this.hiding);
    this.box?.remove();
    this.box = undefined;
  }
}

const toastOf = perHost((host) => new Toast(host));

export function showToast(host: Host, options: ToastOptions): Promise<void> {
  return toastOf(host).show(options, options.duration ?? 1500);
}

export function toastApi(host: Host): Api {
  const toast = toastOf(host);
  return {
    showToast: asyncApi('showToast', (options: ToastOptions) => showToast(host, options)),
    hideToast: asyncApi('hideToast', () => toast.hide()),
    showLoading: asyncApi('showLoading', (options: ToastOptions) =>
      toast.show({ title: options.title, mask: options.mask, icon: 'loading' }),
    ),
    hideLoading: asyncApi('hideLoading', () => toast.hide()),
  };
}
