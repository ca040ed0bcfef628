import type { RecordType } from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiLoader4Line,
} from '@remixicon/react';
import { DateTime } from 'luxon';
import {
  statusClass,
  useContinuityTranslation,
  type Translate,
} from '../../../components';
import styles from '../../records.module.css';
import editStyles from '../edit.module.css';
import { fieldAt } from '../../types';
import { useTypeWords, type TypeWords } from '../../words';
import type { SaveState } from './DraftSaver';

function sentence(
  state: SaveState,
  type: RecordType,
  words: TypeWords,
  t: Translate,
): string {
  switch (state.kind) {
    case 'saved':
      return state.at === null
        ? t('records.save.savedBefore')
        : t('records.save.saved', {
            time: DateTime.fromMillis(state.at).toFormat('HH:mm'),
          });
    case 'waiting':
      return t('records.save.waiting');
    case 'invalid': {
      const { path, message } = state.problem;
      const place = fieldAt(type, path);
      return t('records.save.invalid', {
        field: place ? words.label(type, place.form, place.field) : path,
        problem: message,
      });
    }
    case 'failed':
      return t('records.save.failed', { reason: state.reason });
    case 'signed-out':
      return t('records.save.signedOut');
    case 'gone':
      return t('records.save.gone', {
        reason: t('records.save.goneState', {
          revision: String(state.theirs.revision),
          state: t(`records.state.${state.theirs.state}`).toLocaleLowerCase(),
        }),
      });
    default:
      return t('records.save.conflict');
  }
}

const icons = { saved: RiCheckLine, waiting: RiLoader4Line } as const;

/** Whether what was typed is safe. */
export function SaveStatus(props: {
  type: RecordType;
  state: SaveState;
  onRetry: () => void;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type, state, onRetry } = props;
  const isFine = state.kind === 'saved' || state.kind === 'waiting';
  const Icon = isFine ? icons[state.kind] : RiErrorWarningLine;
  return (
    <Flex align="center" gap="2" className={styles.wrap}>
      <p
        role="status"
        className={`${editStyles.saveState} ${
          isFine ? '' : statusClass('gap')
        }`}
      >
        <Icon aria-hidden />
        {sentence(state, type, words, t)}
      </p>
      {(state.kind === 'failed' || state.kind === 'signed-out') && (
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('records.save.retry')}
        </Button>
      )}
    </Flex>
  );
}
