export const dutiesMessages = {
  empty: 'Nothing to do',
  emptyBody: 'Every review and test of what you own is on time. Well kept.',
  findings_one: '{{count}} thing to fix',
  findings_other: '{{count}} things to fix',
  tests: 'Tests',
  exceptions_one: '{{count}} exception waits for your decision',
  exceptions_other: '{{count}} exceptions wait for your decision',
  all: 'Show all',
} as const;
