import { render } from '../../../tests/support/simulate';

const passed = { file: 'cloud://a/pictures/one.jpg', checking: false };
const checking = { file: 'cloud://a/pictures/two.jpg', checking: true };

const pictures = (...shown: object[]) =>
  render('components/sent-pictures/sent-pictures', { pictures: shown, large: false });

afterEach(() => jest.useRealTimers());

test('one that is still checked says so; passed ones and none say nothing', () => {
  const shown = pictures(passed, checking);
  expect(shown.querySelectorAll('.picture')).toHaveLength(2);
  expect(shown.querySelectorAll('.picture-mark')).toHaveLength(1);
  expect(shown.dom.textContent).toContain('通过了别人才看得到');
  expect(pictures(passed).dom.textContent).not.toContain('正在检查');
  expect(pictures().dom.textContent).toBe('');
});

test('while one is checked it asks to look again, twice at most', () => {
  jest.useFakeTimers();
  const shown = pictures(checking);
  let looks = 0;
  shown.addEventListener('look', () => {
    looks += 1;
    // What the page then finds: still not passed.
    shown.instance.setData({ pictures: [checking] });
  });
  jest.advanceTimersByTime(5_000);
  expect(looks).toBe(1);
  jest.advanceTimersByTime(600_000);
  expect(looks).toBe(2);
});
