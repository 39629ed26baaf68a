exports.main = async ({ milliseconds }) => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return { pid: process.pid, setting: process.env.SETTING };
};
