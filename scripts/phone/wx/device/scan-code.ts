/** `wx.scanCode` without a camera: choose one of the codes at hand, or give a picture of one. */

import decodeQR from 'qr/decode.js';
import type { ScannableCode } from '../../contract';
import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { button, openLayer, part } from '../screen/layer';
import { scanResultOf } from './scan-result';

/** Larger pictures are scaled down to this many pixels a side: a code in them is still clear, and found sooner. */
const LARGEST_SIDE = 1200;

async function readCode(picture: Blob): Promise<string> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.round(bitmap.width * scale);
  const height = Math.round(bitmap.height * scale);
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  if (!context) throw new Error('the browser gives no canvas');
  context.drawImage(bitmap, 0, 0, width, height);
  return decodeQR(context.getImageData(0, 0, width, height));
}

function codeButton(code: ScannableCode, choose: (content: string) => void): HTMLElement {
  const picture = document.createElement('img');
  picture.src = code.image;
  picture.alt = '';
  const item = button('', 'scan-code', () => choose(code.content));
  item.append(picture, part('scan-code-title', code.title));
  return item;
}

/** A place for a picture: pressed it opens the file dialog, and a picture may be dropped on it. */
function pictureField(read: (picture: File) => void): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  const label = document.createElement('label');
  label.className = 'scan-upload';
  label.append('从相册选一张二维码图片', input);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) read(file);
  };
  input.addEventListener('change', () => take(input.files));
  label.addEventListener('dragover', (event) => event.preventDefault());
  label.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
  return label;
}

async function scan(host: Host): Promise<string | undefined> {
  const layer = openLayer<string>(host, { label: '扫一扫', kind: 'full', dismissible: true });
  layer.panel.classList.add('scan');
  const message = part('scan-message');
  message.setAttribute('role', 'alert');
  const read = async (picture: File) => {
    message.textContent = '正在识别…';
    try {
      layer.close(await readCode(picture));
    } catch {
      message.textContent = '没有在图片里找到二维码，换一张试试';
    }
  };
  const codes = host.settings.codes ?? [];
  layer.panel.append(
    part('scan-title', '扫一扫'),
    part('scan-hint', codes.length > 0 ? '选一个二维码，当作把它放进取景框' : '这里没有二维码可选'),
    part('scan-codes', ...codes.map((code) => codeButton(code, layer.close))),
    pictureField((picture) => void read(picture)),
    message,
    button('取消', 'scan-cancel', () => layer.close(undefined)),
  );
  return layer.closed;
}

export function scanCodeApi(host: Host): Api {
  return {
    scanCode: asyncApi('scanCode', async ({ scanType }: { scanType?: string[] }) => {
      if (scanType && !scanType.includes('qrCode') && !scanType.includes('wxCode')) {
        throw new Error(`scanType ${scanType.join(', ')} is not available in the browser phone`);
      }
      const content = await scan(host);
      if (content === undefined) throw new Error('cancel');
      return scanResultOf(content);
    }),
  };
}
