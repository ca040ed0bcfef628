import {
  formatDuration,
  type FunctionDetail,
} from '@backstage-continuity/plugin-continuity-common';
import { Flex } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiEyeOffLine,
  RiQuestionLine,
} from '@remixicon/react';
import {
  CopySnippet,
  EmptyState,
  EntityLink,
  Figures,
  statusClass,
  useContinuityTranslation,
} from '../../components';
import { functionSnippet } from '../../functions/functionsSnippet';
import { Written } from '../../functions/Written';
import { StepLink } from '../../recovery/StepLink';
import { spanText } from '../../recovery/words';
import styles from '../entity.module.css';
import { Section } from '../Section';

type Supporter = FunctionDetail['supporters'][number];

/** Whether it is back within the function's RTO, as icon, words and colour. */
function Standing(props: { supporter: Supporter; rto: number | null }) {
  const { t } = useContinuityTranslation();
  const { forecast } = props.supporter;
  if (forecast === null || props.rto === null) return null;
  const over = forecast.seconds - props.rto;
  const late = {
    Icon: RiErrorWarningLine,
    status: 'gap' as const,
    text: t('functionDetail.support.late', { time: formatDuration(over) }),
  };
  const within = forecast.lowerBound
    ? {
        Icon: RiQuestionLine,
        status: 'unknown' as const,
        text: t('common.verdict.unknown'),
      }
    : {
        Icon: RiCheckLine,
        status: 'ready' as const,
        text: t('functionDetail.support.within'),
      };
  const { Icon, status, text } = over > 0 ? late : within;
  return (
    <span className={`${styles.verdict} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {text}
    </span>
  );
}

function Supporters(props: { detail: FunctionDetail }) {
  const { t } = useContinuityTranslation();
  const { supporters, rto } = props.detail;
  return (
    <table
      className={`${styles.figures} ${styles.wide}`}
      aria-label={t('functionDetail.support.caption')}
    >
      <thead>
        <tr>
          <th scope="col">{t('functionDetail.support.entity')}</th>
          <th scope="col">{t('functionDetail.support.back')}</th>
        </tr>
      </thead>
      <tbody>
        {supporters.map(supporter => (
          <tr key={supporter.entityRef}>
            <th scope="row">
              {supporter.exists ? (
                <StepLink
                  entityRef={supporter.entityRef}
                  title={supporter.title}
                />
              ) : (
                <EntityLink entityRef={supporter.entityRef} exists={false} />
              )}
            </th>
            <td>
              {supporter.forecast === null
                ? t('functionDetail.support.missing')
                : spanText(
                    supporter.forecast.seconds,
                    supporter.forecast.lowerBound,
                    t,
                  )}
              <Standing supporter={supporter} rto={rto} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What supports the function: how well cared for, and when it is back. */
export function FunctionSupport(props: { detail: FunctionDetail }) {
  const { t } = useContinuityTranslation();
  const { detail } = props;
  const { coverage, hiddenSupporters } = detail;
  const share = (count: number) =>
    t('functionDetail.support.of', {
      done: String(count),
      total: String(coverage.entities),
    });
  if (detail.supporters.length === 0 && hiddenSupporters === 0) {
    return (
      <Section title={t('functionDetail.support.title')}>
        <EmptyState
          title={t('functionDetail.support.none')}
          description={t('functionDetail.support.noneBody')}
          action={<CopySnippet>{functionSnippet}</CopySnippet>}
        />
      </Section>
    );
  }
  return (
    <Section title={t('functionDetail.support.title')}>
      <Flex direction="column" gap="4">
        <Written row={detail} />
        <Figures
          items={[
            {
              label: t('functionDetail.support.reviewed'),
              value: share(coverage.reviewed),
              detail: t('functionDetail.support.coverage'),
            },
            {
              label: t('functionDetail.support.tested'),
              value: share(coverage.tested),
              detail: t('functionDetail.support.coverage'),
            },
            ...(detail.slowestRef === null
              ? []
              : [
                  {
                    label: t('functionDetail.support.slowest'),
                    value: (
                      <StepLink
                        entityRef={detail.slowestRef}
                        title={detail.slowestTitle ?? undefined}
                      />
                    ),
                    detail:
                      detail.slowestSeconds !== null &&
                      t('functionDetail.support.slowestTime', {
                        time: formatDuration(detail.slowestSeconds),
                      }),
                  },
                ]),
          ]}
        />
        {detail.supporters.length > 0 && <Supporters detail={detail} />}
        {hiddenSupporters > 0 && (
          <p className={styles.hidden}>
            <RiEyeOffLine aria-hidden />
            {t('functionDetail.support.hidden', { count: hiddenSupporters })}
          </p>
        )}
      </Flex>
    </Section>
  );
}
