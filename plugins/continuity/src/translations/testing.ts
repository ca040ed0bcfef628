export const testingMessages = {
  title: 'Tests',
  column: { title: 'Test', plannedAt: 'Planned' },
  empty: 'No tests scheduled',
  emptyBody:
    'A scheduled test shows up here and on the page of each service it covers.',
} as const;
