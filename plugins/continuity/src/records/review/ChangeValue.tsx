import type {
  ContinuityPolicy,
  JsonValue,
  RecordField,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { valueAt } from '../place';
import { FieldValue } from '../read/FieldValue';
import { PlainValue } from '../read/PlainValue';
import styles from '../records.module.css';
import { fieldAt } from '../types';
import { useTypeWords } from '../words';

function isThing(value: JsonValue): value is { [key: string]: JsonValue } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Fields within a thing of a list; what is blank is left out. */
function Thing(props: {
  type: RecordType;
  policy: ContinuityPolicy;
  form: string;
  fields: readonly RecordField[];
  value: JsonValue;
}) {
  const words = useTypeWords();
  const { type, policy, form, fields, value } = props;
  const filled = fields.filter(field => {
    const part = valueAt(value, field.path);
    return part !== null && part !== '' && JSON.stringify(part) !== '[]';
  });
  return (
    <dl className={styles.leaves}>
      {filled.map(field => {
        const at = `${form}.${field.path}`;
        const part = valueAt(value, field.path);
        return (
          <div key={field.path}>
            <dt>{words.label(type, at, field)}</dt>
            <dd>
              {field.kind === 'list' && Array.isArray(part) ? (
                part.map((item, index) => (
                  <Thing
                    key={index}
                    {...props}
                    form={at}
                    fields={field.items ?? []}
                    value={item}
                  />
                ))
              ) : (
                <FieldValue
                  type={type}
                  field={field}
                  form={at}
                  value={part}
                  policy={policy}
                />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** One side of a difference, as the field that it lies in reads. */
export function ChangeValue(props: {
  type: RecordType;
  policy: ContinuityPolicy;
  /** Keys with dots between; items of lists by their id. */
  path: string;
  value: JsonValue;
}) {
  const { type, policy, path, value } = props;
  const place = fieldAt(type, path);
  if (!place || value === null) return <PlainValue value={value} />;
  const { field, form } = place;
  const isWhole = path === form || path.endsWith(`.${field.path}`);
  if (field.kind === 'list') {
    return isThing(value) && !isWhole ? (
      <Thing
        type={type}
        policy={policy}
        form={form}
        fields={field.items ?? []}
        value={value}
      />
    ) : (
      <PlainValue value={value} />
    );
  }
  return isWhole ? (
    <FieldValue
      type={type}
      field={field}
      form={form}
      value={value}
      policy={policy}
    />
  ) : (
    <PlainValue value={value} />
  );
}
