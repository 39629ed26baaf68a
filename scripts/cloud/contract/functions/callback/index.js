exports.main = (event, _context, callback) => {
  setTimeout(() => callback(null, { doubled: event.number * 2 }), 1);
};
