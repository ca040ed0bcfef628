import {
  resolve,
  type ContentConflict,
  type ContinuityPolicy,
  type JsonValue,
  type RecordRevision,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../../components';
import styles from '../../records.module.css';
import { ChangeValue } from '../../review/ChangeValue';
import { usePathLabel } from '../../words/usePathLabel';

type Side = 'mine' | 'theirs';

/** Lets a person choose, for each field that two changed, whose value to keep. */
export function MergeDialog(props: {
  type: RecordType;
  policy: ContinuityPolicy;
  merged: JsonValue;
  conflicts: ContentConflict[];
  /** The draft as the server has it. */
  theirs: RecordRevision;
  onDecide: (content: JsonValue) => void;
}) {
  const { t } = useContinuityTranslation();
  const { type, policy, merged, conflicts, theirs, onDecide } = props;
  const labelOf = usePathLabel(type, merged);
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const isDecided = conflicts.every(({ path }) => chosen[path] !== undefined);
  const save = () =>
    onDecide(
      conflicts.reduce(
        (content, { path, ...values }) =>
          resolve(content, path, values[chosen[path]]),
        merged,
      ),
    );
  return (
    <Dialog isOpen isKeyboardDismissDisabled width={760}>
      <DialogHeader className={styles.mustDecide}>
        {t('records.merge.title')}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">{t('records.merge.body')}</Text>
          <Text as="p" color="secondary">
            {t('records.merge.draftOf')}{' '}
            <EntityLink entityRef={theirs.author} />,{' '}
            {t('records.merge.savedLast')} <DateText value={theirs.updatedAt} />
          </Text>
          {conflicts.map(conflict => (
            <RadioGroup
              key={conflict.path}
              label={labelOf(conflict.path)}
              value={chosen[conflict.path] ?? null}
              onChange={side =>
                setChosen(current => ({
                  ...current,
                  [conflict.path]: side as Side,
                }))
              }
            >
              <div className={styles.sides}>
                {(['mine', 'theirs'] as const).map(side => (
                  <div key={side} className={styles.side}>
                    <Radio value={side}>{t(`records.merge.${side}`)}</Radio>
                    <ChangeValue
                      type={type}
                      policy={policy}
                      path={conflict.path}
                      value={conflict[side]}
                    />
                  </div>
                ))}
              </div>
            </RadioGroup>
          ))}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" isDisabled={!isDecided} onPress={save}>
          {t('records.merge.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
