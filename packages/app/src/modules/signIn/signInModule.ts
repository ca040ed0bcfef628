import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  TranslationBlueprint,
} from '@backstage/plugin-app-react';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: () => import('./DemoSignInPage').then(m => m.DemoSignInPage),
      },
    }),
    // Signing out of a demonstration leads to the choice of a person.
    TranslationBlueprint.make({
      name: 'switch-person',
      params: {
        resource: createTranslationMessages({
          ref: userSettingsTranslationRef,
          messages: { 'signOutMenu.title': 'Switch person' },
        }),
      },
    }),
  ],
});
