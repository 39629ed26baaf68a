import { type Rendered, render, settled } from '../../../tests/support/simulate';

let storage: Map<string, unknown>;

beforeEach(() => {
  storage = new Map();
  const getStorageSync = (key: string) => storage.get(key);
  const setStorageSync = (key: string, value: unknown) => storage.set(key, value);
  Object.assign(globalThis, { wx: { getStorageSync, setStorageSync } });
});

function classOf(shell: Rendered): string {
  return /class="([^"]*)"/.exec(shell.dom.innerHTML)?.[1] ?? '';
}

test('长辈版 is a class on the whole page, and follows the switch at once', async () => {
  storage.set('look', 'elder');
  expect(classOf(render('components/page-shell/page-shell'))).toContain('look-elder');

  storage.set('look', 'normal');
  const shell = render('components/page-shell/page-shell');
  expect(classOf(shell)).toContain('look-normal');
  const { changeLook } = jest.requireActual('../../lib/session');
  changeLook('elder');
  await settled();
  expect(classOf(shell)).toContain('look-elder');
});

test('a question waits for its answer', async () => {
  const shell = render('components/page-shell/page-shell');
  const question = { title: '撤回这条通知？', content: '', confirm: '撤回', cancel: '不撤回' };
  const sure = shell.instance.ask?.(question);
  await settled();
  expect(shell.dom.textContent).toContain('撤回这条通知？');
  shell.instance.confirm?.();
  expect(await sure).toBe(true);
  const unsure = shell.instance.ask?.(question);
  shell.instance.cancel?.();
  expect(await unsure).toBe(false);
});

test('what can be tried again offers it; what cannot leads back', async () => {
  const failing = (again: boolean) =>
    render('components/page-shell/page-shell', { fault: { say: '没有找到这栋楼。', again } }).dom.textContent;
  expect(failing(true)).toContain('再试一次');
  expect(failing(true)).not.toContain('回楼里');
  expect(failing(false)).toContain('回楼里');
  expect(failing(false)).not.toContain('再试一次');
});
