import type { DocumentBlock } from '@backstage-continuity/plugin-continuity-common';
import styles from '../records.module.css';

function Block(props: { block: DocumentBlock }) {
  const { block } = props;
  switch (block.kind) {
    case 'bullets':
      return (
        <ul className={styles.bullets}>
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {block.columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at} className={styles.paragraphs}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'group':
      return (
        <>
          {block.blocks.map((part, index) => (
            <div key={index}>
              <p className={styles.groupLabel}>{part.label}</p>
              <Block block={part} />
            </div>
          ))}
        </>
      );
    default:
      return <span className={styles.paragraphs}>{block.text}</span>;
  }
}

/**
 * What a type of record prints for a field of its own. A block named like the
 * field it stands in does not say so twice.
 */
export function Blocks(props: { label: string; blocks: DocumentBlock[] }) {
  return (
    <>
      {props.blocks.map((block, index) => (
        <div key={index}>
          {block.label !== props.label && (
            <p className={styles.groupLabel}>{block.label}</p>
          )}
          <Block block={block} />
        </div>
      ))}
    </>
  );
}
