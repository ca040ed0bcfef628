import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { DialogHeader } from '@backstage/ui';
import { useState } from 'react';
import {
  FormDialog,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { usePosture } from '../entity/useEntityPosture';
import { DialogQuery } from './DialogQuery';
import { ChooseTest } from './outcome/ChooseTest';
import { OutcomeEditor } from './outcome/OutcomeEditor';
import { PlanEditor } from './schedule/PlanEditor';

// A reference that parses; nothing is asked about it.
const NOBODY = 'component:default/unknown';

function OutcomeOf(props: {
  testId: string;
  onBack?: () => void;
  onDone: () => void;
}) {
  const { testId, ...rest } = props;
  const query = useContinuityQuery('getTest', { params: { id: testId } });
  return (
    <DialogQuery operation="getTest" query={query}>
      {test => <OutcomeEditor test={test} {...rest} />}
    </DialogQuery>
  );
}

function Unplanned(props: {
  entityRef?: string;
  onCreated: (test: ScheduledTest) => void;
  onDone: () => void;
}) {
  const { entityRef, ...rest } = props;
  const query = usePosture(entityRef ?? NOBODY, {
    enabled: entityRef !== undefined,
  });
  return entityRef === undefined ? (
    <PlanEditor {...rest} />
  ) : (
    <DialogQuery operation="getEntityPosture" query={query}>
      {posture => <PlanEditor posture={posture} {...rest} />}
    </DialogQuery>
  );
}

/**
 * Records what a test showed, or corrects it. Without `testId` it first asks
 * which test took place; one that was not planned is entered there.
 */
export function RecordOutcomeDialog(props: {
  entityRef?: string;
  testId?: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { entityRef, testId, isOpen, onOpenChange } = props;
  const [chosen, setChosen] = useState<string>();
  const [unplanned, setUnplanned] = useState(false);
  const onDone = () => onOpenChange(false);
  const id = testId ?? chosen;

  const content = () => {
    if (id) {
      return (
        <OutcomeOf
          testId={id}
          onBack={testId ? undefined : () => setChosen(undefined)}
          onDone={onDone}
        />
      );
    }
    if (unplanned) {
      return (
        <Unplanned
          entityRef={entityRef}
          onCreated={created => {
            setUnplanned(false);
            setChosen(created.id);
          }}
          onDone={onDone}
        />
      );
    }
    return (
      <ChooseTest
        entityRef={entityRef}
        onChoose={test =>
          test === 'unplanned' ? setUnplanned(true) : setChosen(test.id)
        }
      />
    );
  };

  return (
    <FormDialog isOpen={isOpen} onOpenChange={onOpenChange} width={680}>
      <DialogHeader>{t('testing.record.title')}</DialogHeader>
      {content()}
    </FormDialog>
  );
}
