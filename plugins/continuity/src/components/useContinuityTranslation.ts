import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { continuityTranslationRef, type Messages } from '../translation';

/** A message in several numbers is asked for without its number. */
type Unnumbered<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

/** Everything that can be said. */
export type MessageKey = {
  [K in keyof Messages & string]: Unnumbered<K>;
}[keyof Messages & string];

type TextOf<K extends string> = K extends keyof Messages
  ? Messages[K]
  : `${K}_other` extends keyof Messages
  ? Messages[`${K}_other`]
  : never;

/** What stands in braces in a text. */
type Gaps<T> = T extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Gaps<Rest>
  : never;

type Filling<K extends string> = [Gaps<TextOf<K>>] extends [never]
  ? [options?: { count?: number }]
  : [options: Record<Gaps<TextOf<K>>, string | number>];

/**
 * Says a string of the plugin in the reader's language.
 *
 * @remarks
 * Asks as much of its callers as the type of the translation API does, which
 * takes the compiler a second for each call among so many messages.
 */
export type Translate = <K extends MessageKey>(
  key: K,
  ...filling: Filling<K>
) => string;

/** The plugin's strings in the reader's language. */
export function useContinuityTranslation(): { t: Translate } {
  const { t } = useTranslationRef(continuityTranslationRef);
  return { t: t as unknown as Translate };
}
