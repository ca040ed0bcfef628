import { DialogHeader } from '@backstage/ui';
import {
  FormDialog,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { usePosture } from '../entity/useEntityPosture';
import { DialogQuery } from './DialogQuery';
import { PlanEditor } from './schedule/PlanEditor';

function ChangeTest(props: { testId: string; onDone: () => void }) {
  const query = useContinuityQuery('getTest', {
    params: { id: props.testId },
  });
  return (
    <DialogQuery operation="getTest" query={query}>
      {test => <PlanEditor test={test} onDone={props.onDone} />}
    </DialogQuery>
  );
}

function TestOfEntity(props: { entityRef: string; onDone: () => void }) {
  const query = usePosture(props.entityRef);
  return (
    <DialogQuery operation="getEntityPosture" query={query}>
      {posture => <PlanEditor posture={posture} onDone={props.onDone} />}
    </DialogQuery>
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
    <FormDialog isOpen={isOpen} onOpenChange={onOpenChange} width={640}>
      <DialogHeader>
        {t(testId ? 'testing.schedule.editTitle' : 'testing.schedule.title')}
      </DialogHeader>
      {content()}
    </FormDialog>
  );
}
