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
  /** The newest of what was left, by this form or by one in another tab. */
  load(): LocalDraft | null;
  keep(draft: LocalDraft): void;
  /** Drops what was kept here, and what was loaded if nobody wrote to it since. */
  forget(): void;
}

const ROOT = 'continuity.draft';
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

function read(text: string | null): LocalDraft | null {
  try {
    const draft = text === null ? null : JSON.parse(text);
    return draft && 'content' in draft && Number.isFinite(draft.at)
      ? draft
      : null;
  } catch {
    // What cannot be read is as good as nothing.
    return null;
  }
}

/** All that is kept below a key. */
function entriesBelow(prefix: string): [key: string, text: string][] {
  try {
    return Object.entries({ ...window.localStorage }).filter(([key]) =>
      key.startsWith(`${prefix}/`),
    );
  } catch {
    // Switched off: nothing was kept.
    return [];
  }
}

function remove(key: string) {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/**
 * The browser's own storage rather than the app's, which may be a server that is
 * away or wants a sign-in that has ended. Each form writes to a key of its own, so
 * that two tabs with the same draft never write over each other.
 */
export function createLocalDrafts(options: {
  user: string;
  recordId: string;
  revision: number;
}): LocalDrafts {
  const { user, recordId, revision } = options;
  const prefix = `${ROOT}/${user}/${recordId}/${revision}`;
  const own = `${prefix}/${Math.random().toString(36).slice(2)}`;
  let loaded: [key: string, text: string] | undefined;
  return {
    load() {
      const newest = entriesBelow(prefix)
        .map(entry => ({ entry, draft: read(entry[1]) }))
        .sort((a, b) => (b.draft?.at ?? 0) - (a.draft?.at ?? 0))[0];
      loaded = newest?.entry;
      return newest?.draft ?? null;
    },
    keep(draft) {
      try {
        window.localStorage.setItem(own, JSON.stringify(draft));
      } catch {
        // Full or switched off: the server's copy has to do.
      }
    },
    forget() {
      remove(own);
      if (!loaded) return;
      const [key, text] = loaded;
      loaded = undefined;
      if (
        entriesBelow(prefix).some(([at, now]) => at === key && now === text)
      ) {
        remove(key);
      }
    },
  };
}

/**
 * Drops what nobody will take up again: drafts of a month ago, and those of a
 * record that were approved since.
 */
export function purgeLocalDrafts(options: {
  user: string;
  recordId: string;
  approvedRevision: number | null;
  now: number;
}) {
  const { user, recordId, approvedRevision, now } = options;
  const record = `${ROOT}/${user}/${recordId}/`;
  for (const [key, text] of entriesBelow(ROOT)) {
    const revision = key.startsWith(record)
      ? Number(key.slice(record.length).split('/')[0])
      : NaN;
    const isApproved =
      approvedRevision !== null && revision <= approvedRevision;
    const at = read(text)?.at ?? 0;
    if (isApproved || at < now - KEPT_FOR) remove(key);
  }
}
