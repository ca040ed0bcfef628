import {
  measureRowsOf,
  type ContinuityPolicy,
  type MeasureEvidence,
  type Risk,
} from '@backstage-continuity/plugin-continuity-common';
import {
  DateText,
  EntityLink,
  formatDay,
  useContinuityTranslation,
  WebLink,
} from '../../../../components';
import { MeasureStatusBadge } from '../../../../risks';
import { HiddenValue } from '../../../read/HiddenValue';
import { formatAmount } from '../../../words/amounts';
import styles from '../riskAssessment.module.css';

function Evidence(props: { pieces: MeasureEvidence[] }) {
  return (
    <ul className={styles.list}>
      {props.pieces.map(({ id, title, url, note, addedOn }) => (
        <li key={id}>
          {title} {url !== null && <WebLink href={url} />} {note}
          {addedOn !== null && (
            <span className={styles.secondary}>{formatDay(addedOn)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is done so that a risk becomes smaller, with what shows it. */
export function MeasureList(props: {
  risk: Risk;
  policy: ContinuityPolicy;
  now: string;
  redacted: readonly string[];
}) {
  const { t } = useContinuityTranslation();
  const { risk, policy, now, redacted } = props;
  const rows = measureRowsOf({ risks: [risk] }, policy, now);
  if (rows.length === 0) return null;
  return (
    <div>
      <p className={styles.label}>{t('risks.read.measures')}</p>
      <ul className={styles.measures}>
        {rows.map((row, index) => {
          const hidden = redacted.includes(
            `risks.${risk.id}.measures.${row.measureId}.cost`,
          );
          return (
            <li key={row.measureId}>
              <span className={styles.cardHead}>
                <strong>{row.title || t('risks.measure.untitled')}</strong>
                <MeasureStatusBadge {...row} />
              </span>
              <span className={styles.facts}>
                {row.measureOwner === null ? (
                  t('risks.register.noOwner')
                ) : (
                  <EntityLink entityRef={row.measureOwner} />
                )}
                {row.dueOn !== null && (
                  <span>
                    {t('risks.column.measureDue')}{' '}
                    <DateText
                      value={row.dueOn}
                      due={row.open}
                      day={!row.open}
                    />
                  </span>
                )}
                {(hidden || row.cost !== null) && (
                  <span>
                    {t('risks.read.cost')}{' '}
                    {row.cost === null ? (
                      <HiddenValue />
                    ) : (
                      formatAmount(row.cost, policy.currency)
                    )}
                  </span>
                )}
              </span>
              <Evidence pieces={risk.measures[index].evidence} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
