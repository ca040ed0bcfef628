import {
  formatDuration,
  type EntityResult,
} from '@backstage-continuity/plugin-continuity-common';
import { Flex } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import {
  Chip,
  DurationText,
  EntityLink,
  PlainTable,
  useContinuityTranslation,
  VerdictBadge,
} from '../../components';
import styles from '../testing.module.css';

/** One objective of one entity: achieved, objective then, verdicts. */
function Measured(props: { result: EntityResult; name: 'rto' | 'rpo' }) {
  const { t } = useContinuityTranslation();
  const { result, name } = props;
  const achieved = name === 'rto' ? result.achievedRto : result.achievedRpo;
  const then = result.verdict[name];
  const today = result.verdictToday[name];
  return (
    <>
      <td>
        {achieved === null ? (
          <span className={styles.secondary}>
            {t('testing.result.unmeasured')}
          </span>
        ) : (
          formatDuration(achieved)
        )}
      </td>
      <td>
        <DurationText seconds={result.snapshot.target[name]} />
      </td>
      <td>
        <VerdictBadge verdict={then} />
        {today !== then && (
          <span className={styles.secondary}>
            {t('testing.result.changedSince', {
              verdict: t(`common.verdict.${today}`).toLocaleLowerCase(),
            })}
          </span>
        )}
      </td>
    </>
  );
}

function Claim(props: { result: EntityResult }) {
  const { t } = useContinuityTranslation();
  const { claim, claimContradicted } = props.result;
  if (claim === null) return null;
  return (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <VerdictBadge
        verdict={claim}
        label={t('testing.result.claim', {
          verdict: t(`common.verdict.${claim}`).toLocaleLowerCase(),
        })}
      />
      {claimContradicted && (
        <Chip look={{ Icon: RiErrorWarningLine, status: 'overdue' }}>
          {t('testing.result.contradicted')}
        </Chip>
      )}
    </Flex>
  );
}

/** What a run showed of each entity, against the objectives of then and today. */
export function EntityResults(props: { results: EntityResult[] }) {
  const { t } = useContinuityTranslation();
  return (
    <PlainTable>
      <thead>
        <tr>
          <th scope="col">{t('testing.detail.entities')}</th>
          <th scope="col">{t('testing.result.figure')}</th>
          <th scope="col">{t('testing.result.achieved')}</th>
          <th scope="col">{t('testing.result.objective')}</th>
          <th scope="col">{t('testing.result.verdict')}</th>
        </tr>
      </thead>
      {props.results.map(result => (
        <tbody key={result.entityRef}>
          {(['rto', 'rpo'] as const).map((name, index) => (
            <tr key={name}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={2}>
                  <EntityLink entityRef={result.entityRef} />
                  {result.ownRecovery !== null && (
                    <span className={styles.secondary}>
                      {t('testing.result.ownRecovery', {
                        duration: formatDuration(result.ownRecovery),
                      })}
                    </span>
                  )}
                  <Claim result={result} />
                </th>
              )}
              <th scope="row">{t(`common.objective.${name}`)}</th>
              <Measured result={result} name={name} />
            </tr>
          ))}
        </tbody>
      ))}
    </PlainTable>
  );
}
