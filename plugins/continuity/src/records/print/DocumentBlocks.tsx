import type { DocumentBlock } from '@backstage-continuity/plugin-continuity-common';
import { createElement } from 'react';
import styles from './print.module.css';

/** Deepest heading that HTML knows. */
const DEEPEST = 6;

function TableBlock(props: { block: DocumentBlock & { kind: 'table' } }) {
  const { label, columns, rows } = props.block;
  return (
    <table className={styles.table}>
      <caption>{label}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Block(props: { block: DocumentBlock; level: number }) {
  const { block, level } = props;
  switch (block.kind) {
    case 'field':
      return (
        <p className={styles.field}>
          <strong>{block.label}</strong> <span>{block.text}</span>
        </p>
      );
    case 'paragraph':
      return (
        <div className={styles.paragraph}>
          <strong>{block.label}</strong>
          <p>{block.text}</p>
        </div>
      );
    case 'bullets':
      return (
        <div className={styles.paragraph}>
          <strong>{block.label}</strong>
          <ul>
            {block.items.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </ul>
        </div>
      );
    case 'table':
      return <TableBlock block={block} />;
    case 'group':
      return (
        <section>
          {createElement(
            `h${Math.min(level, DEEPEST)}`,
            { className: styles.heading },
            block.label,
          )}
          <DocumentBlocks blocks={block.blocks} level={level + 1} />
        </section>
      );
    default:
      return block satisfies never;
  }
}

/** Pieces of a document below a heading; `level` is that of the next one. */
export function DocumentBlocks(props: {
  blocks: DocumentBlock[];
  level: number;
}) {
  return (
    <>
      {props.blocks.map((block, index) => (
        <Block key={index} block={block} level={props.level} />
      ))}
    </>
  );
}
