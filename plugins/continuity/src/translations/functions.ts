export const functionsMessages = {
  title: 'Functions',
  column: { title: 'Function', status: 'Supporting services' },
  empty: 'No vital business functions yet',
  emptyBody:
    'Add an entity of kind VitalBusinessFunction to the catalog and name it in the supports list of the services it needs.',
} as const;
