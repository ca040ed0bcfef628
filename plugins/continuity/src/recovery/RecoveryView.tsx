import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  RiBarChartHorizontalLine,
  RiEyeOffLine,
  RiTableLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  EmptyState,
  ExportCsvButton,
  LeftOut,
  useContinuityTranslation,
  useUrlState,
} from '../components';
import { CriticalPath } from './CriticalPath';
import { MissingFigures } from './MissingFigures';
import styles from './recovery.module.css';
import { RecoveryTable } from './RecoveryTable';
import { RecoveryTimeline } from './RecoveryTimeline';
import { stepsCsv } from './stepsCsv';
import type { Recovery, RecoveryTargets } from './types';
import type { StepPaging } from './useRecovery';

function ViewSwitch(props: {
  view: 'picture' | 'table';
  onChange: (view: 'picture' | 'table') => void;
}) {
  const { t } = useContinuityTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('recovery.view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.view]}
      onSelectionChange={keys =>
        props.onChange(keys.has('table') ? 'table' : 'picture')
      }
    >
      <ToggleButton
        id="picture"
        size="small"
        iconStart={<RiBarChartHorizontalLine />}
      >
        {t('recovery.view.picture')}
      </ToggleButton>
      <ToggleButton id="table" size="small" iconStart={<RiTableLine />}>
        {t('recovery.view.table')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

function More(props: { shown: number; paging: StepPaging }) {
  const { t } = useContinuityTranslation();
  const { shown, paging } = props;
  if (!paging.hasMore) return null;
  return (
    <div className={styles.more} role="status">
      {t('recovery.paging.shown', {
        shown: String(shown),
        total: String(paging.total),
      })}
      <Button
        size="small"
        variant="secondary"
        isPending={paging.isLoading}
        onPress={paging.showMore}
      >
        {t('recovery.paging.more')}
      </Button>
    </div>
  );
}

/**
 * A recovery: its headline, what decides and what is missing, and the steps as
 * a picture or a table, whichever the address says.
 */
export function RecoveryView(props: {
  recovery: Recovery;
  targets: RecoveryTargets;
  paging: StepPaging;
  headline?: ReactNode;
  isStale?: boolean;
  /** Of the CSV, without ending. */
  fileName: string;
}) {
  const { t } = useContinuityTranslation();
  const { recovery, paging } = props;
  const [view, setView] = useUrlState<'picture' | 'table'>(
    'recovery',
    'picture',
  );
  return (
    <div className={`${styles.view} ${props.isStale ? styles.stale : ''}`}>
      <div className={styles.headline}>
        {props.headline}
        <CriticalPath path={recovery.criticalPath} />
        {recovery.hidden > 0 && (
          <LeftOut icon={<RiEyeOffLine aria-hidden />}>
            {t('recovery.hidden', { count: recovery.hidden })}
          </LeftOut>
        )}
      </div>
      <MissingFigures recovery={recovery} />
      {recovery.steps.length === 0 ? (
        <EmptyState
          title={t('recovery.nothing')}
          description={t('recovery.nothingBody')}
        />
      ) : (
        <>
          <div className={styles.bar}>
            <ViewSwitch view={view} onChange={setView} />
            <ExportCsvButton
              content={async () =>
                stepsCsv(
                  paging.hasMore ? await paging.loadAll() : recovery.steps,
                )
              }
              fileName={props.fileName}
            />
          </div>
          {view === 'table' ? (
            <RecoveryTable steps={recovery.steps} />
          ) : (
            <RecoveryTimeline recovery={recovery} targets={props.targets} />
          )}
          <More shown={recovery.steps.length} paging={paging} />
        </>
      )}
    </div>
  );
}
