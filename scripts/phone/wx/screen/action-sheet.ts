import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { button, openLayer, part } from './layer';

interface ActionSheetOptions {
  itemList: string[];
  itemColor?: string;
  alertText?: string;
}

const ITEM_LIMIT = 6;

/** The index of the chosen item; `undefined` when put away. */
export function chooseItem(host: Host, { itemList, itemColor = '', alertText }: ActionSheetOptions) {
  const layer = openLayer<number>(host, { label: alertText ?? '选择', kind: 'bottom', dismissible: true });
  const items = itemList.map((text, index) => {
    const item = button(text, 'sheet-item', () => layer.close(index));
    item.style.color = itemColor;
    return item;
  });
  layer.panel.append(
    ...(alertText ? [part('sheet-alert', alertText)] : []),
    ...items,
    button('取消', 'sheet-item sheet-cancel', () => layer.close(undefined)),
  );
  return layer.closed;
}

export function actionSheetApi(host: Host): Api {
  return {
    showActionSheet: asyncApi('showActionSheet', async (options: ActionSheetOptions) => {
      const count = options.itemList?.length ?? 0;
      if (count === 0) throw new Error('parameter error: parameter.itemList should have at least 1 item');
      if (count > ITEM_LIMIT)
        throw new Error(`parameter error: itemList should not be large than ${ITEM_LIMIT}`);
      const tapIndex = await chooseItem(host, options);
      if (tapIndex === undefined) throw new Error('cancel');
      return { tapIndex };
    }),
  };
}
