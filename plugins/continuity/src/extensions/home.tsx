import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

export const homeWidget = HomePageWidgetBlueprint.make({
  name: 'duties',
  params: {
    name: 'ContinuityDuties',
    title: 'My continuity duties',
    description: 'What I should review, test and decide next',
    components: async () => {
      const { provided } = await import('./provided');
      const element = await provided(
        import('../duties/Duties').then(m => m.Duties),
      );
      return { Content: () => element };
    },
    layout: { height: { minRows: 4 }, width: { minColumns: 4 } },
  },
});
