import type { RootInstanceMetadataService } from '@backstage/backend-plugin-api';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';

/** Whether there is a notifications plugin to send anything with. */
export async function remindersEnabled(
  { reminders }: ContinuityPolicy,
  instance: RootInstanceMetadataService,
): Promise<boolean> {
  if (reminders.enabled !== null) return reminders.enabled;
  const plugins = await instance.getInstalledPlugins();
  return plugins.some(({ pluginId }) => pluginId === 'notifications');
}
