import {
  rollupDimensions,
  type RollupDimension,
} from '@backstage-continuity/plugin-continuity-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useMemo, useState } from 'react';
import {
  DownloadCsvButton,
  statusClass,
  statusIcons,
  useContinuityTranslation,
  useUrlQuery,
} from '../../components';
import { Section } from '../../entity/Section';
import { usePostureState } from '../usePostureState';
import { countColumns } from './columns';
import { LineRows } from './LineRows';
import { ServiceRows } from './ServiceRows';
import styles from './tree.module.css';
import { servicesOf, TreeContext, useOpenLines } from './treeState';
import { topOf, useDimension } from './useLines';
import { useTreeKeys } from './useTreeKeys';

function Head(props: { by: RollupDimension }) {
  const { t } = useContinuityTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t(`posture.by.${props.by}`)}</th>
        <th scope="col">{t('posture.tree.bar')}</th>
        {countColumns.map(({ status, minor }) => {
          const Icon = statusIcons[status];
          return (
            <th
              key={status}
              scope="col"
              className={`${styles.number} ${minor ? styles.minor : ''}`}
            >
              <span className={`${styles.head} ${statusClass(status)}`}>
                <Icon aria-hidden />
                {t(`common.status.${status}`)}
              </span>
            </th>
          );
        })}
        <th scope="col" className={styles.number}>
          {t('posture.tree.total')}
        </th>
        <th scope="col" className={styles.number}>
          {t('posture.tree.score')}
        </th>
      </tr>
    </thead>
  );
}

/** One dimension as a tree; a new one for every other question. */
function Grid(props: { by: RollupDimension }) {
  const { t } = useContinuityTranslation();
  const { by } = props;
  const { filters } = usePostureState();
  const { isOpen, toggle } = useOpenLines();
  const [active, setActive] = useState<string | null>(null);
  const grid = {
    role: 'treegrid',
    'aria-label': t('posture.tree.label', { by: t(`posture.by.${by}`) }),
    onKeyDown: useTreeKeys(toggle),
  };
  const tree = { by, filters, isOpen, toggle, active, setActive };
  const top = topOf(by, filters);
  return (
    <TreeContext.Provider value={tree}>
      <div className={styles.frame}>
        <table {...grid} className={styles.tree}>
          <Head by={by} />
          <tbody>
            <LineRows parent={top} path="" level={1} isFirst />
            {top && <ServiceRows of={servicesOf(by, top)} path="" level={1} />}
          </tbody>
        </table>
      </div>
    </TreeContext.Provider>
  );
}

/** Who and what is how ready: groups, or another dimension, down to services. */
export function PostureTree() {
  const { t } = useContinuityTranslation();
  const { filters } = usePostureState();
  const { change } = useUrlQuery();
  const by = useDimension();
  const question = useMemo(() => JSON.stringify([by, filters]), [by, filters]);
  return (
    <Section
      title={t('posture.tree.title')}
      actions={
        <>
          <ToggleButtonGroup
            aria-label={t('posture.tree.by')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[by]}
            onSelectionChange={([key]) =>
              change({
                by: key === 'group' ? undefined : String(key),
                toggled: undefined,
              })
            }
          >
            {rollupDimensions.map(dimension => (
              <ToggleButton key={dimension} id={dimension} size="small">
                {t(`posture.by.${dimension}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <DownloadCsvButton
            operation="getRollup"
            input={{
              query: {
                ...filters,
                by,
                parent: topOf(by, filters),
              },
            }}
            fileName={`continuity-posture-by-${by}`}
          />
        </>
      }
    >
      <Grid key={question} by={by} />
    </Section>
  );
}
