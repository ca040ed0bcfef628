import type { EntityPostureRow } from '@backstage-continuity/plugin-continuity-common';
import { Cell, type ColumnConfig } from '@backstage/ui';
import { EntityLink, type Translate } from '../../components';
import { serviceColumns } from '../../entity/rollup/serviceColumns';
import styles from '../posture.module.css';

type Row = EntityPostureRow & { id: string };

/** The usual columns, with the owner under the name: these are everybody's. */
export function columnsOf(
  t: Translate,
  isNarrow: boolean,
): ColumnConfig<Row>[] {
  return serviceColumns(t, isNarrow).map(column => {
    if (column.id === 'reviewDueAt') return { ...column, width: '1.4fr' };
    return column.id === 'title'
      ? {
          ...column,
          cell: row => (
            <Cell>
              <div className={styles.service}>
                <EntityLink entityRef={row.entityRef} />
                {row.ownerRef !== null && (
                  <span className={styles.owner}>
                    <EntityLink entityRef={row.ownerRef} />
                  </span>
                )}
              </div>
            </Cell>
          ),
        }
      : column;
  });
}
