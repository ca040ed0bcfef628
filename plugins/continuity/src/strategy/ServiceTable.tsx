import {
  continuityStrategy,
  formatDuration,
  type StrategyRow,
  type StrategyService,
} from '@backstage-continuity/plugin-continuity-common';
import { Link, Text } from '@backstage/ui';
import { RiEyeOffLine } from '@remixicon/react';
import {
  Chips,
  DurationText,
  EntityLink,
  LeftOut,
  useContinuityTranslation,
} from '../components';
import { reasonsOf } from '../records/types/continuityStrategy/words';
import { useRecordLink } from '../records/useRecordLink';
import { AttentionBadges, RecordStateBadge } from '../records/words';
import { ServiceBadge } from './badges';
import { DetailTable } from './DetailTable';

function Reasons(props: { service: StrategyService }) {
  const { t } = useContinuityTranslation();
  return (
    <>
      {reasonsOf(props.service, t).map(reason => (
        <small key={reason}>{reason}</small>
      ))}
    </>
  );
}

/** The strategy of a service: how far it is and where, or where to start it. */
function ServiceRecord(props: { service: StrategyService }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const { entityRef, title, exists, record } = props.service;
  if (!exists) return <>{t('strategy.services.missing')}</>;
  const href = record
    ? links.record(record.id)
    : links.start(continuityStrategy.name, entityRef);
  return (
    <>
      {record && (
        <Chips>
          <RecordStateBadge state={record.state} />
          <AttentionBadges record={record} />
        </Chips>
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

/** What supports a function, and the option chosen for each. */
export function ServiceTable(props: { row: StrategyRow }) {
  const { t } = useContinuityTranslation();
  const { services, hiddenServices, required, title, coverage } = props.row;
  const limit = required.rto.seconds;
  const isHiddenToBlame =
    coverage === 'red' &&
    hiddenServices > 0 &&
    services.every(({ verdict }) => verdict === 'covered');
  return (
    <div>
      {services.length > 0 && (
        <DetailTable
          caption={t('strategy.services.caption', { title })}
          items={services}
          keyOf={service => service.entityRef}
          columns={[
            {
              label: t('strategy.services.entity'),
              cell: ({ entityRef, exists }) => (
                <EntityLink entityRef={entityRef} exists={exists} />
              ),
            },
            {
              label: t('strategy.services.option'),
              cell: ({ option }) =>
                option === null ? (
                  '–'
                ) : (
                  <>
                    {option.title}
                    {option.band !== null && (
                      <small>{t(`strategy.band.${option.band}`)}</small>
                    )}
                  </>
                ),
            },
            {
              label: t('strategy.services.rto'),
              cell: ({ option }) => (
                <>
                  {option === null ? (
                    '–'
                  ) : (
                    <DurationText seconds={option.rto} />
                  )}
                  {limit !== null && (
                    <small>
                      {t('strategy.services.ofRequired', {
                        limit: formatDuration(limit),
                      })}
                    </small>
                  )}
                </>
              ),
            },
            {
              label: t('strategy.services.verdict'),
              cell: service => (
                <>
                  <ServiceBadge verdict={service.verdict} />
                  <Reasons service={service} />
                </>
              ),
            },
            {
              label: t('strategy.services.record'),
              cell: service => <ServiceRecord service={service} />,
            },
          ]}
        />
      )}
      {services.length === 0 && hiddenServices === 0 && (
        <Text as="p" color="secondary">
          {t('strategy.page.noServices')}
        </Text>
      )}
      {hiddenServices > 0 && (
        <LeftOut icon={<RiEyeOffLine aria-hidden />}>
          {t('strategy.page.hidden', { count: hiddenServices })}
          {isHiddenToBlame && `. ${t('strategy.page.hiddenRed')}`}
        </LeftOut>
      )}
    </div>
  );
}
