import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';

/** What somebody typed into a draft and the server has not taken yet. */
export interface LocalDraft {
  content: JsonValue;
  /** What the server had, for whoever has to merge. */
  base: JsonValue;
  version: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Keeps what is typed into one draft, for one person, in this browser. */
export interface LocalDrafts {
  load(): LocalDraft | null;
  keep(draft: LocalDraft): void;
  forget(): void;
}

/**
 * The browser's own storage rather than the app's, which may be a server that is
 * away or wants a sign-in that has ended.
 */
export function createLocalDrafts(options: {
  user: string;
  recordId: string;
  revision: number;
}): LocalDrafts {
  const { user, recordId, revision } = options;
  const key = `continuity.draft/${user}/${recordId}/${revision}`;
  return {
    load() {
      try {
        const text = window.localStorage.getItem(key);
        const draft = text === null ? null : JSON.parse(text);
        return draft && 'content' in draft ? draft : null;
      } catch {
        // What cannot be read is as good as nothing.
        return null;
      }
    },
    keep(draft) {
      try {
        window.localStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // Full or switched off: the server's copy has to do.
      }
    },
    forget() {
      try {
        window.localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
