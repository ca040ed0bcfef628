import type { ReactNode } from 'react';
import { PlainTable } from '../components';
import styles from './strategy.module.css';

/** What one column of a table shows of an item. */
export interface DetailColumn<T> {
  label: string;
  cell: (item: T) => ReactNode;
}

/** A small table that stands its rows on end where it is narrow. */
export function DetailTable<T>(props: {
  caption: string;
  columns: DetailColumn<T>[];
  items: T[];
  keyOf: (item: T) => string;
}) {
  const { caption, columns, items, keyOf } = props;
  return (
    <PlainTable caption={caption} className={styles.table}>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(item => (
          <tr key={keyOf(item)}>
            {columns.map(({ label, cell }, index) =>
              index === 0 ? (
                <th key={label} scope="row">
                  {cell(item)}
                </th>
              ) : (
                <td key={label} data-label={label}>
                  {cell(item)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
