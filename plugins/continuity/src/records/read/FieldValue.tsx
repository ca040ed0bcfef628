import {
  formatDuration,
  type ContinuityPolicy,
  type JsonValue,
  type RecordField,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import {
  EntityLink,
  formatDay,
  useContinuityTranslation,
  WebLink,
} from '../../components';
import styles from '../records.module.css';
import readStyles from './read.module.css';
import { useTypeWords } from '../words';
import { formatAmount } from '../words/amounts';
import { PlainValue } from './PlainValue';

function isRef(value: JsonValue): value is string {
  return (
    typeof value === 'string' && /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/.test(value)
  );
}

/** Whether nobody has filled the field in. */
export function isBlank(value: JsonValue): boolean {
  return (
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function Refs(props: { values: JsonValue[] }) {
  return (
    <ul className={readStyles.refs}>
      {[...new Set(props.values)].map((value, index) => (
        <li key={index}>
          {isRef(value) ? (
            <EntityLink entityRef={value} />
          ) : (
            <PlainValue value={value} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The value of a field that is no list of objects, as its kind reads. */
export function FieldValue(props: {
  type: RecordType;
  field: RecordField;
  /** Place in the form. */
  form: string;
  value: JsonValue;
  policy: ContinuityPolicy | undefined;
}) {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const { type, field, form, value, policy } = props;
  if (isBlank(value)) {
    return field.kind === 'duration' ? (
      <span className={readStyles.blank}>{t('common.duration.none')}</span>
    ) : (
      <PlainValue value={null} />
    );
  }
  const labelOf = (one: JsonValue) =>
    words
      .choices(type, form, field, policy)
      .find(choice => choice.value === one)?.label ?? String(one);
  switch (field.kind) {
    case 'long-text':
      return <span className={styles.paragraphs}>{String(value)}</span>;
    case 'duration':
      if (typeof value === 'number') return <>{formatDuration(value)}</>;
      break;
    case 'amount':
      if (typeof value === 'number') {
        return <>{formatAmount(value, policy?.currency ?? '')}</>;
      }
      break;
    case 'date':
      if (typeof value === 'string') return <>{formatDay(value)}</>;
      break;
    case 'choice':
      return <>{labelOf(value)}</>;
    case 'choices':
      if (Array.isArray(value)) return <>{value.map(labelOf).join(', ')}</>;
      break;
    case 'url':
      return <WebLink href={String(value)} />;
    case 'entity':
    case 'person':
      if (isRef(value)) return <EntityLink entityRef={value} />;
      break;
    case 'entities':
    case 'people':
      if (Array.isArray(value)) return <Refs values={value} />;
      break;
    default:
  }
  return <PlainValue value={value} />;
}
