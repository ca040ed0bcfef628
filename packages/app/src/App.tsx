import { createApp } from '@backstage/frontend-defaults';
import { catalogGraphModule } from './modules/catalogGraph';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// The plugins are found by `app.packages` of the configuration.
export default createApp({
  features: [catalogGraphModule, homeModule, navModule, signInModule],
});
