export const entityMessages = { title: 'Continuity' } as const;
