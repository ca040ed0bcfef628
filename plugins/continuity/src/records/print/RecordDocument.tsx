import type { RecordDocumentModel } from '@backstage-continuity/plugin-continuity-common';
import { useId } from 'react';
import { DocumentBlocks } from './DocumentBlocks';
import styles from './print.module.css';

/**
 * A revision as it is read from beginning to end, and as the browser prints it:
 * alone on white paper, with what it is not across each page.
 */
export function RecordDocument(props: { model: RecordDocumentModel }) {
  const { title, watermark, facts, sections } = props.model;
  const id = useId();
  return (
    <article
      className={styles.document}
      aria-labelledby={id}
      data-watermark={watermark ?? undefined}
    >
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {watermark !== null && <p className={styles.notice}>{watermark}</p>}
      <dl className={styles.facts}>
        {facts.map(([label, text]) => (
          <div key={label} className={styles.field}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {sections.map((section, index) => (
        <section key={index} className={styles.section}>
          <h3 className={styles.heading}>{section.title}</h3>
          <DocumentBlocks blocks={section.blocks} level={4} />
        </section>
      ))}
    </article>
  );
}
