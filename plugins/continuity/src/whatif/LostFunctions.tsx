import {
  formatDuration,
  type LostFunction,
  type Simulation,
} from '@backstage-continuity/plugin-continuity-common';
import { Button } from '@backstage/ui';
import { RiEyeOffLine } from '@remixicon/react';
import { useState } from 'react';
import {
  EmptyState,
  EntityLink,
  ExportCsvButton,
  LeftOut,
  PlainTable,
  toCsv,
  useContinuityTranslation,
} from '../components';
import { Section } from '../entity/Section';
import { StepLink } from '../recovery/StepLink';
import { spanText } from '../recovery/words';
import { OutcomeBadge, outcomeOf } from './outcome';
import styles from './whatif.module.css';

/** Functions shown at first. */
const SHOWN = 50;

function functionsCsv(functions: LostFunction[]): string {
  return toCsv(functions, {
    entityRef: lost => lost.entityRef,
    title: lost => lost.title,
    ownerRef: lost => lost.ownerRef,
    'forecast.seconds': lost => lost.forecast.seconds,
    'forecast.lowerBound': lost => lost.forecast.lowerBound,
    rto: lost => lost.rto,
    mtpd: lost => lost.mtpd,
    wrt: lost => lost.wrt,
    passesRtoAt: lost => lost.passesRtoAt,
    passesMtpdAt: lost => lost.passesMtpdAt,
    lastRef: lost => lost.lastRef,
  });
}

/** When a function passes an objective, if it does and anybody knows. */
function Passes(props: {
  lost: LostFunction;
  at: number | null;
  limit: number | null;
  detail: string;
}) {
  const { t } = useContinuityTranslation();
  const { lost, at, limit, detail } = props;
  if (limit === null) return <td>–</td>;
  const answer = lost.forecast.lowerBound ? 'unsure' : 'no';
  return (
    <td>
      {at === null
        ? t(`whatIf.functions.${answer}`)
        : t('whatIf.functions.after', { time: formatDuration(at) })}
      <small>{detail}</small>
    </td>
  );
}

function Row(props: { lost: LostFunction }) {
  const { t } = useContinuityTranslation();
  const { lost } = props;
  const limits = {
    time: formatDuration(lost.mtpd),
    wrt: formatDuration(lost.wrt),
  };
  return (
    <tr>
      <th scope="row">
        <StepLink entityRef={lost.entityRef} title={lost.title} />
        {lost.ownerRef && (
          <small>
            <EntityLink entityRef={lost.ownerRef} />
          </small>
        )}
      </th>
      <td>
        <OutcomeBadge outcome={outcomeOf(lost)} />
      </td>
      <td>{spanText(lost.forecast.seconds, lost.forecast.lowerBound, t)}</td>
      <Passes
        lost={lost}
        at={lost.passesRtoAt}
        limit={lost.rto}
        detail={t('whatIf.functions.limit', { time: formatDuration(lost.rto) })}
      />
      <Passes
        lost={lost}
        at={lost.passesMtpdAt}
        limit={lost.mtpd}
        detail={
          lost.wrt
            ? t('whatIf.functions.limitWork', limits)
            : t('whatIf.functions.limitMtpd', limits)
        }
      />
      <td>
        {lost.lastRef === null ? (
          t('whatIf.functions.hiddenLast')
        ) : (
          <StepLink
            entityRef={lost.lastRef}
            title={lost.lastTitle ?? undefined}
          />
        )}
      </td>
    </tr>
  );
}

/** Those that stand, and for how long each of them waits all the same. */
function InterruptedFunctions(props: { functions: LostFunction[] }) {
  const { t } = useContinuityTranslation();
  const { functions } = props;
  if (functions.length === 0) return null;
  return (
    <div>
      <h3 className={styles.heading}>
        {t('whatIf.interrupted.title', { count: functions.length })}
      </h3>
      <ul className={styles.interrupted}>
        {functions.map(lost => (
          <li key={lost.entityRef}>
            <StepLink entityRef={lost.entityRef} title={lost.title} />
            {formatDuration(lost.forecast.seconds)}
            <OutcomeBadge outcome={outcomeOf(lost)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const columns = ['function', 'outcome', 'back', 'rto', 'mtpd', 'last'] as const;

/** The functions that go down, the one that passes its MTPD first on top. */
export function LostFunctions(props: { simulation: Simulation }) {
  const { t } = useContinuityTranslation();
  const { functions, hiddenFunctions } = props.simulation;
  const [all, setAll] = useState(false);
  const shown = all ? functions : functions.slice(0, SHOWN);
  const more = functions.length - shown.length;
  return (
    <Section
      title={t('whatIf.functions.title')}
      actions={
        functions.length > 0 && (
          <ExportCsvButton
            content={() => functionsCsv(functions)}
            fileName="continuity-lost-functions"
          />
        )
      }
    >
      {functions.length > 0 ? (
        <PlainTable
          bold
          dense
          caption={t('whatIf.functions.caption')}
          className={styles.table}
        >
          <thead>
            <tr>
              {columns.map(name => (
                <th key={name} scope="col">
                  {t(`whatIf.functions.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(lost => (
              <Row key={lost.entityRef} lost={lost} />
            ))}
          </tbody>
        </PlainTable>
      ) : (
        hiddenFunctions === 0 && (
          <EmptyState
            title={t('whatIf.noFunction')}
            description={t('whatIf.noFunctionBody')}
          />
        )
      )}
      {more > 0 && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('whatIf.functions.more', { count: more })}
        </Button>
      )}
      <InterruptedFunctions functions={props.simulation.interrupted} />
      {hiddenFunctions > 0 && (
        <LeftOut icon={<RiEyeOffLine aria-hidden />}>
          {t('whatIf.functions.hidden', { count: hiddenFunctions })}
        </LeftOut>
      )}
    </Section>
  );
}
