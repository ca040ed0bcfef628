import type { MissingFigure } from '@backstage-continuity/plugin-continuity-common';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { RiQuestionLine } from '@remixicon/react';
import { useState } from 'react';
import { CopySnippet, useContinuityTranslation } from '../components';
import styles from './recovery.module.css';
import { StepLink } from './StepLink';
import type { Recovery } from './types';

const SHOWN = 6;

// Files are not in the reader's language.
const ownTime = `spec:
  continuity:
    recoveryTime: PT1H # how long it takes alone
`;
const failover = `spec:
  continuity:
    dependencies:
      - anyOf: [resource:default/one, resource:default/other]
        required: 1
        failover: PT5M # until the others have taken over
`;

function Name(props: { figure: MissingFigure }) {
  const { what, entityRef, title } = props.figure;
  return what === 'entity' ? (
    <EntityDisplayName entityRef={entityRef} />
  ) : (
    <StepLink entityRef={entityRef} title={title} />
  );
}

/** What makes the forecast a lower bound, and how to say it. */
export function MissingFigures(props: {
  recovery: Pick<Recovery, 'missing' | 'missingTotal'>;
}) {
  const { t } = useContinuityTranslation();
  const { missing, missingTotal } = props.recovery;
  const [all, setAll] = useState(false);
  if (missingTotal === 0) return null;
  const shown = all ? missing : missing.slice(0, SHOWN);
  const more = missing.length - shown.length;
  const unseen = missingTotal - missing.length;
  const lacks = (what: MissingFigure['what']) =>
    missing.some(figure => figure.what === what);
  const snippet = [
    lacks('own-time') && ownTime,
    lacks('failover') && failover,
  ].filter(part => part !== false);
  return (
    <div className={styles.missing}>
      <p>
        <RiQuestionLine aria-hidden />
        {t('recovery.missing.title', { count: missingTotal })}
      </p>
      <ul>
        {shown.map(figure => (
          <li key={`${figure.what} ${figure.entityRef}`}>
            <Name figure={figure} />{' '}
            <small>{t(`recovery.missing.${figure.what}`)}</small>
          </li>
        ))}
        {more === 0 && unseen > 0 && (
          <li>
            <small>{t('recovery.missing.hidden', { count: unseen })}</small>
          </li>
        )}
      </ul>
      {more > 0 && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('recovery.missing.more', { count: more })}
        </Button>
      )}
      {snippet.length > 0 && (
        <details>
          <summary>{t('recovery.missing.how')}</summary>
          <p>{t('recovery.missing.howBody')}</p>
          {snippet.map(part => (
            <CopySnippet key={part}>{part}</CopySnippet>
          ))}
        </details>
      )}
    </div>
  );
}
