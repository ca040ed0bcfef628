import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
  type QueryOperation,
} from '../components';
import { usePosture } from '../entity/useEntityPosture';
import { PlanEditor } from './schedule/PlanEditor';

/** The answer, or in a dialog's body why there is none yet. */
function Loaded<T>(props: {
  operation: QueryOperation;
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  return query.data === undefined ? (
    <DialogBody>
      <QueryState operation={props.operation} query={query}>
        {() => null}
      </QueryState>
    </DialogBody>
  ) : (
    <>{props.children(query.data)}</>
  );
}

function ChangeTest(props: { testId: string; onDone: () => void }) {
  const query = useContinuityQuery('getTest', {
    params: { id: props.testId },
  });
  return (
    <Loaded operation="getTest" query={query}>
      {test => <PlanEditor test={test} onDone={props.onDone} />}
    </Loaded>
  );
}

function TestOfEntity(props: { entityRef: string; onDone: () => void }) {
  const query = usePosture(props.entityRef);
  return (
    <Loaded operation="getEntityPosture" query={query}>
      {posture => <PlanEditor posture={posture} onDone={props.onDone} />}
    </Loaded>
  );
}

/**
 * Schedules a test, of one entity where given; with `testId` moves or changes
 * a planned one.
 */
export function ScheduleTestDialog(props: {
  entityRef?: string;
  testId?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, testId, isOpen, onOpenChange } = props;
  const onDone = () => onOpenChange(false);
  const content = () => {
    if (testId) return <ChangeTest testId={testId} onDone={onDone} />;
    if (entityRef) {
      return <TestOfEntity entityRef={entityRef} onDone={onDone} />;
    }
    return <PlanEditor onDone={onDone} />;
  };
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} width={640}>
      <DialogHeader>
        {t(testId ? 'testing.schedule.editTitle' : 'testing.schedule.title')}
      </DialogHeader>
      {content()}
    </Dialog>
  );
}
