import { startContract } from './harness';

const contract = startContract();

test('cloud.logger() writes a line with its level', async () => {
  await contract.run(async ({ cloud }) => {
    cloud.logger().info({ what: 'wish claimed', wishId: 'w1' });
    cloud.logger().error({ what: 'wish lost' });
  });
  expect(await contract.printed('wish claimed', 1)).toEqual([
    { function: 'sdk', stream: 'stdout', text: '{"level":"info","what":"wish claimed","wishId":"w1"}' },
  ]);
  expect(await contract.printed('wish lost', 1)).toMatchObject([{ stream: 'stderr' }]);
});

test('what a function prints is told with its name', async () => {
  await contract.run(async () => {
    console.log('first line\nsecond line');
    console.error('a complaint');
  });
  expect(await contract.printed(' line', 2)).toEqual([
    { function: 'sdk', stream: 'stdout', text: 'first line' },
    { function: 'sdk', stream: 'stdout', text: 'second line' },
  ]);
  expect(await contract.printed('a complaint', 1)).toMatchObject([{ function: 'sdk', stream: 'stderr' }]);
});
