// Runs what a test wrote, with the genuine SDK, inside a real instance.
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** What the SDK throws, as a value. */
async function failure(promise) {
  try {
    await promise;
  } catch ({ errCode, errMsg, code }) {
    return { errCode, errMsg, code };
  }
  throw new Error('nothing was refused');
}

exports.main = ({ scenario, given }) => {
  const db = cloud.database();
  const run = new Function(`return (${scenario})`)();
  return run({ cloud, db, _: db.command, $: db.command.aggregate, failure, given });
};
