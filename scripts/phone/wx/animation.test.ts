import { createAnimation } from './animation';

test('a step holds what was set since the step before, with its own options', () => {
  const animation = createAnimation({ duration: 200 });
  const { actions } = animation.translateX(30).opacity(0.5).step().scale(2).step({ delay: 100 }).export();
  expect(actions).toMatchObject([
    {
      transforms: [{ name: 'translateX', values: [30] }],
      styles: { opacity: 0.5 },
      options: { duration: 200, delay: 0 },
    },
    { transforms: [{ name: 'scale', values: [2] }], styles: {}, options: { duration: 200, delay: 100 } },
  ]);
});

test('an export takes the steps with it', () => {
  const animation = createAnimation();
  animation.opacity(1).step().export();
  expect(animation.export().actions).toEqual([]);
});
