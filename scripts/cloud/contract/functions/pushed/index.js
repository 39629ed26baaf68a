// Says what WeChat pushed, and on whose behalf.
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

exports.main = (event) => {
  const { SOURCE, OPENID } = cloud.getWXContext();
  console.log(`pushed ${JSON.stringify({ event, SOURCE, OPENID })}`);
  return 'success';
};
