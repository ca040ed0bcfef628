import type { DocumentBlock } from '@backstage-continuity/plugin-continuity-common';
import { DocumentBlocks } from '../print/DocumentBlocks';
import styles from '../records.module.css';

/**
 * What a type of record prints for a field of its own. A text named like the
 * field it stands in does not say so twice.
 */
export function Blocks(props: { label: string; blocks: DocumentBlock[] }) {
  const [first, ...rest] = props.blocks;
  const isOwn =
    first !== undefined &&
    first.label === props.label &&
    (first.kind === 'field' || first.kind === 'paragraph');
  return (
    <>
      {isOwn && <span className={styles.paragraphs}>{first.text}</span>}
      <DocumentBlocks blocks={isOwn ? rest : props.blocks} level={4} />
    </>
  );
}
