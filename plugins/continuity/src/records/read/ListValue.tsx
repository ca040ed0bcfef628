import type {
  JsonValue,
  RecordField,
} from '@backstage-continuity/plugin-continuity-common';
import { fieldPlace, isHidden, itemPlace, valueAt, type Place } from '../place';
import styles from '../records.module.css';
import { fieldsBelowTitle, itemTitle } from '../words/itemTitle';
import { useTypeWords } from '../words';
import { AnyValue, ContentFields, type Reading } from './ContentFields';
import { isBlank } from './FieldValue';
import { PlainValue } from './PlainValue';

/** More columns than this are hard to read. */
const MOST_COLUMNS = 5;

function isNarrow(fields: readonly RecordField[]): boolean {
  return (
    fields.length <= MOST_COLUMNS &&
    fields.every(({ kind }) => kind !== 'list' && kind !== 'custom')
  );
}

/** A list as a table where its items are small, else one below the other. */
export function ListValue(props: {
  reading: Reading;
  field: RecordField;
  place: Place;
}) {
  const words = useTypeWords();
  const { reading, field, place } = props;
  const { type } = reading;
  const value = valueAt(reading.content, place.index);
  const items: JsonValue[] = Array.isArray(value) ? value : [];
  const fields = field.items ?? [];
  if (items.length === 0) return <PlainValue value={null} />;
  const places = items.map((item, index) => itemPlace(place, index, item));
  if (isNarrow(fields)) {
    // A column in which nobody wrote anything only takes room.
    const used = fields.filter(part =>
      places
        .map(at => fieldPlace(at, part.path))
        .some(
          at =>
            isHidden(at, reading.redacted) ||
            !isBlank(valueAt(reading.content, at.index)),
        ),
    );
    const columns = used.length > 0 ? used : fields;
    return (
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(part => (
                <th key={part.path} scope="col">
                  {words.label(type, fieldPlace(place, part.path).form, part)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(at => (
              <tr key={at.id}>
                {columns.map(part => (
                  <td key={part.path}>
                    <AnyValue
                      reading={reading}
                      field={part}
                      place={fieldPlace(at, part.path)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  return (
    <ol className={styles.items}>
      {places.map((at, index) => (
        <li key={at.id} className={styles.item}>
          <h3 className={styles.subheading}>
            {itemTitle(
              words.item(type, place.form, field),
              index,
              items[index],
              field,
            )}
          </h3>
          <ContentFields
            reading={reading}
            fields={fieldsBelowTitle(items[index], field)}
            place={at}
          />
        </li>
      ))}
    </ol>
  );
}
