import {
  continuityStrategy,
  objectiveNames,
  type StrategyRow,
} from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId, useState, type ReactNode } from 'react';
import {
  Chips,
  DateText,
  DurationText,
  EntityLink,
  useContinuityTranslation,
  WebLink,
} from '../components';
import { useTabLink } from '../entity/useTabLink';
import { useRecordLink } from '../records/useRecordLink';
import { AttentionBadges, RecordStateBadge } from '../records/words';
import { AlignmentBadge, CoverageBadge } from './badges';
import { GapTable, MeasureTable } from './OpenTables';
import { ServiceTable } from './ServiceTable';
import styles from './strategy.module.css';

/** What the function requires, and whether its impact was analysed. */
function Requires(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { required, analysisId } = props.row;
  const href = analysisId === null ? undefined : links.record(analysisId);
  return (
    <>
      <span className={styles.figures}>
        {objectiveNames.map(name => (
          <span key={name}>
            {t(`common.objective.${name}`)}{' '}
            <DurationText seconds={required[name].seconds} />
          </span>
        ))}
      </span>
      <small>
        {href ? (
          <Link href={href}>{t('strategy.page.byAnalysis')}</Link>
        ) : (
          t(
            analysisId === null
              ? 'strategy.page.noAnalysis'
              : 'strategy.page.byAnalysis',
          )
        )}
      </small>
    </>
  );
}

function Measures({ measures }: Pick<StrategyRow, 'measures'>) {
  const { t } = useContinuityTranslation();
  const { open, overdue, done } = measures;
  if (open + done === 0) return <>{t('strategy.page.noMeasures')}</>;
  return (
    <>
      {t('strategy.page.measureCount', { count: open })}
      {overdue > 0 && (
        <small className={styles.late}>
          {t('strategy.page.overdue', { number: String(overdue) })}
        </small>
      )}
      {done > 0 && (
        <small>{t('strategy.page.done', { number: String(done) })}</small>
      )}
    </>
  );
}

function Gaps({ residualGaps }: Pick<StrategyRow, 'residualGaps'>) {
  const { t } = useContinuityTranslation();
  const expired = residualGaps.filter(gap => gap.expired).length;
  if (residualGaps.length === 0) return <>{t('strategy.page.noGaps')}</>;
  return (
    <>
      {t('strategy.page.gapCount', { count: residualGaps.length })}
      {expired > 0 && (
        <small className={styles.late}>
          {t('strategy.page.expired', { number: String(expired) })}
        </small>
      )}
    </>
  );
}

function OwnRecord(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { record, entityRef, title } = props.row;
  const href = record
    ? links.record(record.id)
    : links.start(continuityStrategy.name, entityRef);
  return (
    <>
      {record ? (
        <Chips>
          <RecordStateBadge state={record.state} />
          <AttentionBadges record={record} />
        </Chips>
      ) : (
        t('strategy.page.notStarted')
      )}
      {record && record.dueAt !== null && (
        <small>
          {t('strategy.page.due')} <DateText value={record.dueAt} due />
        </small>
      )}
      {href && (
        <Link
          href={href}
          aria-label={t(
            record ? 'strategy.services.openFor' : 'strategy.services.startFor',
            { title },
          )}
        >
          {t(record ? 'strategy.page.open' : 'strategy.page.start')}
        </Link>
      )}
    </>
  );
}

/** One function: how it is recovered at a glance, and why on request. */
export function FunctionStrategy(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { row } = props;
  const { services, alignment, measures, residualGaps } = row;
  const covered = services.filter(({ verdict }) => verdict === 'covered');
  const facts: [string, ReactNode][] = [
    [t('strategy.page.requires'), <Requires row={row} />],
    [
      t('strategy.page.services'),
      services.length === 0 && row.hiddenServices === 0
        ? t('strategy.page.noServices')
        : t('strategy.page.serviceCount', {
            covered: String(covered.length),
            total: String(services.length),
          }),
    ],
    [t('strategy.page.measures'), <Measures measures={measures} />],
    [t('strategy.page.gaps'), <Gaps residualGaps={residualGaps} />],
    [
      t('strategy.page.alignment'),
      <>
        <AlignmentBadge alignment={alignment.status} />
        {alignment.businessContinuityPlan !== null && (
          <WebLink href={alignment.businessContinuityPlan}>
            {t('strategy.page.plan')}
          </WebLink>
        )}
      </>,
    ],
    [t('strategy.page.strategy'), <OwnRecord row={row} />],
  ];
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <article className={styles.card} aria-label={row.title}>
      <header className={styles.head}>
        <Link href={tabLink(row.entityRef)} weight="bold">
          {row.title}
        </Link>
        <CoverageBadge coverage={row.coverage} />
        {row.ownerRef && (
          <small>
            <EntityLink entityRef={row.ownerRef} />
          </small>
        )}
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${t('strategy.page.details')}: ${row.title}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Arrow aria-hidden />
          {t('strategy.page.details')}
        </button>
      </header>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div id={id} className={styles.details} hidden={!isOpen}>
        {isOpen && (
          <>
            <h3>{t('strategy.page.services')}</h3>
            <ServiceTable row={row} />
            {measures.items.length > 0 && (
              <>
                <h3>{t('strategy.page.measures')}</h3>
                <MeasureTable row={row} />
              </>
            )}
            {residualGaps.length > 0 && (
              <>
                <h3>{t('strategy.page.gaps')}</h3>
                <GapTable row={row} />
              </>
            )}
            {alignment.statement !== '' && (
              <>
                <h3>{t('strategy.page.alignment')}</h3>
                <p className={styles.statement}>{alignment.statement}</p>
              </>
            )}
          </>
        )}
      </div>
    </article>
  );
}
