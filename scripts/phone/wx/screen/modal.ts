import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { button, openLayer, part } from './layer';

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

export interface ModalResult {
  confirm: boolean;
  cancel: boolean;
  /** What was typed, when `editable`. */
  content: string | null;
}

/** The platform counts characters of a button; a longer text is an error there too. */
const BUTTON_LIMIT = 4;

function createInput({ content = '', placeholderText = '' }: ModalOptions): HTMLInputElement {
  const input = document.createElement('input');
  input.className = 'modal-input';
  input.value = content;
  input.placeholder = placeholderText;
  return input;
}

export async function showModal(host: Host, options: ModalOptions): Promise<ModalResult> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options;
  for (const [name, text] of Object.entries({ cancelText, confirmText })) {
    if (text.length > BUTTON_LIMIT) {
      throw new Error(`${name} length should not larger than ${BUTTON_LIMIT} Chinese characters`);
    }
  }
  const layer = openLayer<boolean>(host, {
    label: title || content || '提示',
    kind: 'center',
    dismissible: false,
  });
  const input = options.editable ? createInput(options) : undefined;
  const confirm = button(confirmText, 'modal-confirm', () => layer.close(true));
  const cancel = button(cancelText, 'modal-cancel', () => layer.close(false));
  confirm.style.color = options.confirmColor ?? '';
  cancel.style.color = options.cancelColor ?? '';
  layer.panel.append(
    ...(title ? [part('modal-title', title)] : []),
    part('modal-content', input ?? content),
    part('modal-buttons', ...(showCancel ? [cancel] : []), confirm),
  );
  (input ?? confirm).focus({ preventScroll: true });
  const confirmed = (await layer.closed) === true;
  return { confirm: confirmed, cancel: !confirmed, content: input && confirmed ? input.value : null };
}

export function modalApi(host: Host): Api {
  return { showModal: asyncApi('showModal', (options: ModalOptions) => showModal(host, options)) };
}
