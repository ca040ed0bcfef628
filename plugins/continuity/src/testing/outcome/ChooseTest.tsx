import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  DialogBody,
  DialogFooter,
  Flex,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import {
  formatDay,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { DialogQuery } from '../DialogQuery';

const SHOWN = 10;
const UNPLANNED = 'unplanned';

function Choice(props: {
  tests: ScheduledTest[];
  onChoose: (test: ScheduledTest | 'unplanned') => void;
}) {
  const { t } = useContinuityTranslation();
  const { tests, onChoose } = props;
  const [chosen, setChosen] = useState(tests[0]?.id ?? UNPLANNED);
  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="3">
          {tests.length === 0 && (
            <Text as="p" color="secondary">
              {t('testing.record.noTests')}
            </Text>
          )}
          <RadioGroup
            label={t('testing.record.which')}
            value={chosen}
            onChange={setChosen}
          >
            {tests.map(test => (
              <Radio key={test.id} value={test.id}>
                {test.title}, {t(`common.testType.${test.type}`)},{' '}
                {formatDay(test.plannedAt)}
              </Radio>
            ))}
            <Radio value={UNPLANNED}>{t('testing.record.unplanned')}</Radio>
          </RadioGroup>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          onPress={() =>
            onChoose(tests.find(({ id }) => id === chosen) ?? 'unplanned')
          }
        >
          {t('testing.record.next')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Asks which of the planned tests of an entity took place, or none of them. */
export function ChooseTest(props: {
  entityRef?: string;
  onChoose: (test: ScheduledTest | 'unplanned') => void;
}) {
  const { entityRef, onChoose } = props;
  const query = useContinuityQuery('listTests', {
    query: {
      state: ['planned'],
      sort: 'plannedAt',
      limit: SHOWN,
      ...(entityRef && { entityRef: [entityRef] }),
    },
  });
  return (
    <DialogQuery operation="listTests" query={query}>
      {({ items }) => <Choice tests={items} onChoose={onChoose} />}
    </DialogQuery>
  );
}
