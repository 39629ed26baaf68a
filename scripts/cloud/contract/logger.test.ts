import { startContract } from './harness';

const contract = startContract();

const printed = (part: string) => contract.lines.filter(({ text }) => text.includes(part));

test('cloud.logger() writes a line with its level', async () => {
  await contract.run(async ({ cloud }) => {
    cloud.logger().info({ what: 'wish claimed', wishId: 'w1' });
    cloud.logger().error({ what: 'wish lost' });
  });
  expect(printed('wish claimed')).toEqual([
    { function: 'sdk', stream: 'stdout', text: '{"level":"info","what":"wish claimed","wishId":"w1"}' },
  ]);
  expect(printed('wish lost')).toMatchObject([{ stream: 'stderr' }]);
});

test('what a function prints is told with its name', async () => {
  await contract.run(async () => {
    console.log('first line\nsecond line');
    console.error('a complaint');
  });
  expect(printed(' line')).toEqual([
    { function: 'sdk', stream: 'stdout', text: 'first line' },
    { function: 'sdk', stream: 'stdout', text: 'second line' },
  ]);
  expect(printed('a complaint')).toMatchObject([{ function: 'sdk', stream: 'stderr' }]);
});
