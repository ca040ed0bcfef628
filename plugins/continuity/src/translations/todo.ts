export const todoMessages = {
  title: 'To do',
  column: { severity: 'Severity', entity: 'Entity', message: 'What is wrong' },
  empty: 'Nothing to do',
  emptyBody: 'No check fails for anything you can see.',
} as const;
