import {
  formatDuration,
  type TestResult,
} from '@backstage-continuity/plugin-continuity-common';
import { Flex, Link, Text } from '@backstage/ui';
import { DateTime } from 'luxon';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../components';
import styles from '../testing.module.css';
import { EntityResults } from './EntityResults';

const runInstants = [
  'disruptedAt',
  'detectedAt',
  'suspectedAt',
  'declaredAt',
  'recoveredAt',
  'stoodDownAt',
] as const;

function formatUtc(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).toLocaleString({
    ...DateTime.DATETIME_MED_WITH_SECONDS,
    timeZoneName: 'short',
  });
}

function Instants(props: { result: TestResult }) {
  const { t } = useContinuityTranslation();
  const { instants, validatedAt, declarationLag } = props.result;
  return (
    <dl className={styles.facts}>
      {runInstants.flatMap(name => {
        const at = instants[name];
        if (at === null) return [];
        return [
          <dt key={`${name} name`}>{t(`testing.instant.${name}`)}</dt>,
          <dd key={name}>
            {formatUtc(at)}
            {name === 'declaredAt' && declarationLag !== null && (
              <span className={styles.secondary}>
                {t('testing.result.declarationLag', {
                  duration: formatDuration(declarationLag),
                })}
              </span>
            )}
          </dd>,
        ];
      })}
      {validatedAt !== null && (
        <>
          <dt>{t('testing.instant.validatedAt')}</dt>
          <dd>{formatUtc(validatedAt)}</dd>
        </>
      )}
    </dl>
  );
}

/** What a test showed: figures and verdicts first, then when, proof and words. */
export function ResultView(props: { result: TestResult }) {
  const { t } = useContinuityTranslation();
  const { result } = props;
  return (
    <Flex direction="column" gap="4">
      <EntityResults results={result.entities} />
      <Instants result={result} />
      {result.evidence.length > 0 && (
        <div>
          <h4 className={styles.subheading}>{t('testing.result.evidence')}</h4>
          <ul className={styles.plain}>
            {result.evidence.map(({ title, url }) => (
              <li key={`${title} ${url}`}>
                <Link href={url} target="_blank" rel="noopener noreferrer">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.note !== null && (
        <Text as="p" className={styles.note}>
          {result.note}
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t('testing.result.recorded')}{' '}
        <DateText value={result.recordedAt} day /> {t('testing.detail.by')}{' '}
        <EntityLink entityRef={result.recordedBy} />
      </Text>
    </Flex>
  );
}
