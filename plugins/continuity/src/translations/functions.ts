export const functionsMessages = {
  title: 'Functions',
  search: 'Function',
  searchPlaceholder: 'Part of a name',
  column: {
    title: 'Function',
    minimumService: 'Minimum service',
    support: 'Supported by',
    weakest: 'Weakest link',
    score: 'Score',
  },
  plan: 'Business continuity plan',
  services_one: '{{count}} service',
  services_other: '{{count}} services',
  mistakes_one: '{{count}} mistake in the file',
  mistakes_other: '{{count}} mistakes in the file',
  mistake: '{{path}}: {{value}}, expected {{expected}}',
  empty: 'No vital business functions yet',
  emptyBody:
    'A vital business function is what the business cannot do without. Once the catalog knows it, everything that supports it inherits how soon it has to be back. Put this into a catalog file, or name the function in the supports list of a service:',
  noMatch: 'No function matches',
  noMatchBody: 'Search for something else.',
} as const;
