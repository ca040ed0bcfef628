import type { RecordAction, RevisionState } from '../../model/records/record';

/** Actions that lead a revision from one state to another. @public */
export type RevisionAction = Extract<
  RecordAction,
  'edit' | 'submit' | 'withdraw' | 'discard' | 'approve' | 'return'
>;

/**
 * The life cycle of a revision (domain model, records): what each action starts
 * from and leads to. `approve` is the approval of the last level. Beside it,
 * approving a revision supersedes the one before.
 */
const transitions: Record<
  RevisionAction,
  { from: readonly RevisionState[]; to: RevisionState }
> = {
  edit: { from: ['draft', 'returned'], to: 'draft' },
  submit: { from: ['draft', 'returned'], to: 'in-review' },
  withdraw: { from: ['in-review'], to: 'draft' },
  discard: { from: ['draft', 'returned'], to: 'discarded' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
};

/** What may be done with a revision in this state. @public */
export function allowedActions(state: RevisionState): RevisionAction[] {
  return (Object.keys(transitions) as RevisionAction[]).filter(action =>
    transitions[action].from.includes(state),
  );
}

/**
 * The state that the action leads to; null: it is not allowed in this state.
 *
 * @public
 */
export function stateAfter(
  state: RevisionState,
  action: RevisionAction,
): RevisionState | null {
  const { from, to } = transitions[action];
  return from.includes(state) ? to : null;
}
