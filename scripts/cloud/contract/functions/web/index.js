exports.main = async (event) => {
  const { as } = event.queryStringParameters;
  if (as === 'text') return 'plain words';
  if (as === 'object') return { event };
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/x-test', 'x-answer': 'yes' },
    body: Buffer.from(JSON.stringify(event)).toString('base64'),
    isBase64Encoded: true,
  };
};
