import {
  formatDuration,
  registerRowsOf,
  riskAttention,
  type ContinuityPolicy,
  type Risk,
} from '@backstage-continuity/plugin-continuity-common';
import {
  DateText,
  EntityLink,
  useContinuityTranslation,
} from '../../../../components';
import { AttentionChips, LevelBadge } from '../../../../risks';
import styles from '../riskAssessment.module.css';
import { MeasureList } from './MeasureList';

function Note(props: { label: string; text: string }) {
  return props.text.trim() === '' ? null : (
    <div>
      <p className={styles.label}>{props.label}</p>
      <p className={styles.paragraphs}>{props.text}</p>
    </div>
  );
}

/** Likelihood and impact of each rating that was given, and what they come to. */
function Ratings(props: {
  risk: Risk;
  holds: 'current' | 'residual';
  levels: Record<'current' | 'residual' | 'target', string | null>;
  policy: ContinuityPolicy;
}) {
  const { t } = useContinuityTranslation();
  const { risk, levels, policy } = props;
  const titleOf = (list: { id: string; title: string }[], id: string | null) =>
    list.find(one => one.id === id)?.title ?? id ?? '–';
  return (
    <dl className={styles.ratings}>
      {(['current', 'residual', 'target'] as const).map(kind => (
        <div key={kind}>
          <dt>
            {t(`risks.rating.${kind}`)}
            {kind === props.holds && ` (${t('risks.read.holds')})`}
          </dt>
          <dd>
            <LevelBadge risk={policy.risk} level={levels[kind]} />
            {levels[kind] !== null && (
              <span className={styles.secondary}>
                {titleOf(policy.risk.likelihood, risk[kind].likelihood)} ×{' '}
                {titleOf(policy.risk.impact, risk[kind].impact)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Acceptance(props: { risk: Risk; isExpired: boolean }) {
  const { t } = useContinuityTranslation();
  const { approver, expiresOn } = props.risk.acceptance;
  return (
    <>
      {approver !== null && (
        <>
          {', '}
          {t('risks.read.acceptedBy')} <EntityLink entityRef={approver} />
        </>
      )}
      {expiresOn !== null && (
        <>
          {' '}
          {t('risks.read.until')} <DateText value={expiresOn} day />
        </>
      )}
      {props.isExpired && ` (${t('risks.read.expired')})`}
    </>
  );
}

/** One risk: how bad it is, what keeps it small, and what is done about it. */
export function RiskCard(props: {
  risk: Risk;
  number: number;
  policy: ContinuityPolicy;
  redacted: readonly string[];
}) {
  const { t } = useContinuityTranslation();
  const { risk, number, policy } = props;
  const now = new Date().toISOString();
  const [row] = registerRowsOf(
    { scope: '', assets: [], otherAssets: '', risks: [risk] },
    policy,
    now,
  );
  const scenario = policy.risk.scenarios.find(({ id }) => id === risk.scenario);
  return (
    <li className={styles.card} id={`risk-${risk.id}`}>
      <div className={styles.cardHead}>
        <h3>
          {number}: {row.title}
        </h3>
        <LevelBadge risk={policy.risk} level={row.level} />
        <AttentionChips attention={riskAttention(row, policy, now)} />
      </div>
      {scenario && scenario.title !== row.title && (
        <p className={styles.secondary}>{scenario.title}</p>
      )}
      {risk.description && (
        <p className={styles.paragraphs}>{risk.description}</p>
      )}
      <Ratings
        risk={risk}
        holds={row.holds}
        levels={row.levels}
        policy={policy}
      />
      {risk.expectedOutage !== null && (
        <p className={styles.secondary}>
          {t('risks.read.outage', {
            outage: formatDuration(risk.expectedOutage),
          })}
        </p>
      )}
      <Note label={t('risks.read.impactReason')} text={risk.impactReason} />
      <Note
        label={t('risks.read.vulnerabilities')}
        text={risk.vulnerabilities}
      />
      {risk.controls.length > 0 && (
        <div>
          <p className={styles.label}>{t('risks.read.controls')}</p>
          <ul className={styles.list}>
            {risk.controls.map(({ id, title, owner }) => (
              <li key={id}>
                {title}
                {owner !== null && (
                  <>
                    {' '}
                    (<EntityLink entityRef={owner} />)
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <span className={styles.label}>{t('risks.column.treatment')}</span>{' '}
        {t(`risks.treatment.${risk.treatment ?? 'none'}`)}
        {risk.treatment === 'accept' && (
          <Acceptance
            risk={risk}
            isExpired={row.acceptance?.expired ?? false}
          />
        )}
      </p>
      <Note label={t('risks.read.rationale')} text={risk.rationale} />
      <MeasureList
        risk={risk}
        policy={policy}
        now={now}
        redacted={props.redacted}
      />
    </li>
  );
}
