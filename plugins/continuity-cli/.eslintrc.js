const { architecture } = require('../../scripts/eslint/rooms');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  architecture(__dirname),
);
