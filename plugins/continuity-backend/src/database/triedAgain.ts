/** What PostgreSQL answers when transactions were in the way of each other. */
const CONFLICTS: unknown[] = ['40001', '40P01'];

/**
 * Runs a transaction, once more if it failed for no other reason than that
 * another was under way. SQLite, which lets only one go on, never says so.
 */
export async function triedAgain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!CONFLICTS.includes((error as { code?: unknown } | null)?.code)) {
      throw error;
    }
    return work();
  }
}
