export const postureMessages = {
  title: 'Posture',
  inScope_one: '{{count}} service in scope',
  inScope_other: '{{count}} services in scope',
} as const;
