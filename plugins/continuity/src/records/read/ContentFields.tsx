import type {
  ContinuityPolicy,
  JsonValue,
  RecordField,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import { fieldPlace, isHidden, valueAt, type Place } from '../place';
import styles from '../records.module.css';
import type { RecordUi } from '../types';
import { useTypeWords } from '../words';
import { Blocks } from './Blocks';
import { FieldValue, isBlank } from './FieldValue';
import { HiddenValue } from './HiddenValue';
import { ListValue } from './ListValue';
import { PlainValue } from './PlainValue';

/** A content and what it takes to read it. */
export interface Reading {
  type: RecordType;
  ui: RecordUi;
  policy: ContinuityPolicy;
  subjectRef: string;
  content: JsonValue;
  redacted: readonly string[];
}

/** The value of any field, through the view of its type where it has one. */
export function AnyValue(props: {
  reading: Reading;
  field: RecordField;
  place: Place;
}) {
  const words = useTypeWords();
  const { reading, field, place } = props;
  const { type, ui, policy, content, subjectRef } = reading;
  if (isHidden(place, reading.redacted)) return <HiddenValue />;
  const value = valueAt(content, place.index);
  const View = ui.views[place.form];
  if (View) {
    return (
      <View
        type={type.name}
        path={place.index}
        content={content}
        value={value}
        policy={policy}
        subjectRef={subjectRef}
        redacted={reading.redacted}
      />
    );
  }
  if (field.kind === 'list') return <ListValue {...props} />;
  if (field.kind === 'custom') {
    // What the reader may not see is null, which a type need not reckon with.
    const isWhole =
      reading.redacted.length === 0 || type.schema.safeParse(content).success;
    const blocks = isWhole
      ? type.print?.(place.index, content, policy)
      : undefined;
    return blocks ? (
      <Blocks label={words.label(type, place.form, field)} blocks={blocks} />
    ) : (
      <PlainValue value={value} />
    );
  }
  return (
    <FieldValue
      type={type}
      field={field}
      form={place.form}
      value={value}
      policy={policy}
    />
  );
}

const WIDE: readonly RecordField['kind'][] = [
  'list',
  'custom',
  'long-text',
  'entities',
  'people',
];

/** Fields with their values; what is wide stands below its name. */
export function ContentFields(props: {
  reading: Reading;
  fields: readonly RecordField[];
  place: Place;
  /** The heading they stand below; what is called the same is not named again. */
  heading?: string;
}) {
  const words = useTypeWords();
  const { reading, fields, place, heading } = props;
  return (
    <dl className={styles.fields}>
      {fields.map(field => {
        const at = fieldPlace(place, field.path);
        const label = words.label(reading.type, at.form, field);
        // Beside others, one must know what it is that is not filled in.
        const isNamed =
          label === heading &&
          (fields.length === 1 || !isBlank(valueAt(reading.content, at.index)));
        return (
          <div
            key={field.path}
            className={WIDE.includes(field.kind) ? styles.wide : undefined}
          >
            <dt>
              {isNamed ? <VisuallyHidden>{label}</VisuallyHidden> : label}
            </dt>
            <dd>
              <AnyValue reading={reading} field={field} place={at} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
