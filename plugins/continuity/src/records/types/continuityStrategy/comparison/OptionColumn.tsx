import {
  RiAlertLine,
  RiCheckboxCircleFill,
  RiMedalLine,
} from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../../../components';
import { OptionVerdictBadge } from '../OptionVerdictBadge';
import styles from '../strategy.module.css';
import { reasonsOf, shortfallMark } from '../words';
import type { Candidate, ComparisonRow } from './comparisonRows';

/** How one choice is made; without it the comparison is only read. */
export interface Choosing {
  /** Name of the group that the radio buttons belong to. */
  name: string;
  isDisabled: boolean;
  onChoose: (optionId: string | null) => void;
}

function Title(props: {
  candidate: Candidate;
  isChosen: boolean;
  choosing: Choosing | undefined;
}) {
  const { t } = useContinuityTranslation();
  const { candidate, isChosen, choosing } = props;
  const { id } = candidate.option;
  const title = candidate.option.title || t('strategy.compare.untitled');
  if (!choosing) return <strong>{title}</strong>;
  return (
    <label className={styles.choose}>
      <input
        type="radio"
        name={choosing.name}
        value={id}
        checked={isChosen}
        disabled={choosing.isDisabled}
        onChange={() => choosing.onChoose(id)}
      />
      <strong>{title}</strong>
    </label>
  );
}

/** What is said in one row, and what speaks against it. */
function Value(props: { row: ComparisonRow; candidate: Candidate }) {
  const { t } = useContinuityTranslation();
  const { row, candidate } = props;
  const { shortfalls, warnings } = candidate.compared;
  const short = shortfalls.filter(({ criterion }) =>
    row.criteria?.includes(criterion),
  );
  const warned = warnings.filter(
    ({ supplierId }) =>
      row.warns && (row.warns === 'option') === (supplierId === null),
  );
  return (
    <dd>
      {row.lines(candidate).map((line, index) => (
        // Two of them may say the same.
        <span key={`${index} ${line}`} className={styles.line}>
          {line}
        </span>
      ))}
      {short.map(shortfall => (
        <small
          key={shortfall.criterion}
          className={`${styles.mark} ${statusClass('gap')}`}
        >
          {shortfallMark(shortfall, t)}
        </small>
      ))}
      {warned.map(({ kind, supplierId, text }) => (
        <small
          key={`${kind} ${supplierId}`}
          className={`${styles.mark} ${statusClass('overdue')}`}
        >
          <RiAlertLine aria-hidden />
          {text}
        </small>
      ))}
    </dd>
  );
}

/** One option beside the others. */
export function OptionColumn(props: {
  candidate: Candidate;
  rows: ComparisonRow[];
  isChosen: boolean;
  /** Why it is the one proposed; null: it is not. */
  proposed: string | null;
  choosing?: Choosing;
}) {
  const { t } = useContinuityTranslation();
  const { candidate, rows, isChosen, proposed, choosing } = props;
  const { option, compared } = candidate;
  return (
    <section
      className={`${styles.column} ${isChosen ? styles.chosen : ''}`}
      aria-label={option.title || t('strategy.compare.untitled')}
    >
      <div className={styles.head}>
        <Title candidate={candidate} isChosen={isChosen} choosing={choosing} />
        {isChosen && !choosing && (
          <span className={`${styles.chip} ${statusClass('unknown')}`}>
            <RiCheckboxCircleFill aria-hidden />
            {t('strategy.compare.chosen')}
          </span>
        )}
        <OptionVerdictBadge verdict={compared.verdict} />
        {reasonsOf(compared, t).map(reason => (
          <small key={reason}>{reason}</small>
        ))}
        {proposed !== null && (
          <>
            <span className={`${styles.chip} ${statusClass('ready')}`}>
              <RiMedalLine aria-hidden />
              {t('strategy.compare.proposed')}
            </span>
            <small>{proposed}</small>
          </>
        )}
      </div>
      <dl className={styles.values}>
        {rows.map(row => (
          <div key={row.id}>
            <dt>{row.label}</dt>
            <Value row={row} candidate={candidate} />
          </div>
        ))}
      </dl>
    </section>
  );
}
