// The same function without any permission.
exports.main = require('../sdk').main;
