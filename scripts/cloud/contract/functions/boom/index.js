exports.main = async () => {
  throw new Error('kaboom');
};
