import {
  formatDuration,
  type StrategyRow,
} from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import {
  Chips,
  DateText,
  EntityLink,
  LeftOut,
  useContinuityTranslation,
} from '../components';
import { useRecordLink } from '../records/useRecordLink';
import { ExpiredBadge, MeasureBadge } from './badges';
import { DetailTable } from './DetailTable';

/** What a record is about, with the way to the record. */
function Subject(props: { id: string; title: string }) {
  const href = useRecordLink().record(props.id);
  return href ? <Link href={href}>{props.title}</Link> : <>{props.title}</>;
}

/** What is done so that risks become smaller. */
export function MeasureTable(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const { title, measures } = props.row;
  const total = measures.open + measures.done;
  return (
    <div>
      <DetailTable
        caption={t('strategy.measures.caption', { title })}
        items={measures.items}
        keyOf={measure => `${measure.recordId} ${measure.id}`}
        columns={[
          {
            label: t('strategy.measures.title'),
            cell: measure => (
              <>
                {measure.title}
                <small>
                  {t('strategy.measures.risk')}{' '}
                  <Subject
                    id={measure.recordId}
                    title={`${measure.riskTitle}, ${measure.subjectTitle}`}
                  />
                </small>
              </>
            ),
          },
          {
            label: t('strategy.measures.owner'),
            cell: ({ owner }) =>
              owner === null ? (
                t('strategy.measures.nobody')
              ) : (
                <EntityLink entityRef={owner} />
              ),
          },
          {
            label: t('strategy.measures.due'),
            cell: ({ dueOn, open }) =>
              dueOn === null ? (
                t('strategy.measures.noDue')
              ) : (
                <DateText value={dueOn} due={open} day={!open} />
              ),
          },
          {
            label: t('strategy.measures.status'),
            cell: measure => <MeasureBadge measure={measure} />,
          },
        ]}
      />
      {total > measures.items.length && (
        <LeftOut>
          {t('strategy.page.more', {
            shown: String(measures.items.length),
            total: String(total),
          })}
        </LeftOut>
      )}
    </div>
  );
}

/** What stays uncovered, and who lives with it until when. */
export function GapTable(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const { title, residualGaps } = props.row;
  return (
    <DetailTable
      caption={t('strategy.gaps.caption', { title })}
      items={residualGaps}
      keyOf={gap => `${gap.recordId} ${gap.id}`}
      columns={[
        {
          label: t('strategy.gaps.gap'),
          cell: gap => (
            <>
              {gap.description}
              {gap.objective !== null && (
                <small>
                  {t(`strategy.criterion.${gap.objective}`)}
                  {gap.size !== null && `: ${formatDuration(gap.size)}`}
                </small>
              )}
            </>
          ),
        },
        {
          label: t('strategy.gaps.of'),
          cell: gap => <Subject id={gap.recordId} title={gap.subjectTitle} />,
        },
        {
          label: t('strategy.gaps.acceptedBy'),
          cell: ({ acceptedBy }) =>
            acceptedBy === null ? (
              t('strategy.gaps.nobody')
            ) : (
              <EntityLink entityRef={acceptedBy} />
            ),
        },
        {
          label: t('strategy.gaps.until'),
          cell: ({ acceptedUntil, expired }) => (
            <Chips>
              {acceptedUntil === null ? (
                t('strategy.gaps.noUntil')
              ) : (
                <DateText value={acceptedUntil} day />
              )}
              {expired && <ExpiredBadge />}
            </Chips>
          ),
        },
      ]}
    />
  );
}
