import type {
  ContinuityPolicy,
  RecordField,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import { useContinuityTranslation } from '../../components';

/** One of the values that a field can take. */
export interface FieldChoice {
  value: string;
  label: string;
}

/**
 * Names of a type of record, its sections and fields in the reader's language;
 * as the description gives them where the app has no other words.
 *
 * @remarks
 * Fields are asked for by their place in the form, without indexes.
 */
export function useTypeWords() {
  const { t } = useContinuityTranslation();
  return useMemo(() => {
    // The keys follow from the descriptions and are not known at compile time.
    const say = t as unknown as (key: string) => string;
    const word = (key: string, fallback: string) => {
      const said = say(`records.${key}`);
      return said === `records.${key}` ? fallback : said;
    };
    return {
      title: (type: RecordType) => word(`types.${type.name}.title`, type.title),
      plural: (type: RecordType) =>
        word(`types.${type.name}.plural`, type.plural),
      description: (type: RecordType) =>
        word(`types.${type.name}.description`, type.description),
      section: (type: RecordType, id: string) => {
        const section = type.sections.find(one => one.id === id);
        return word(`sections.${type.name}.${id}`, section?.title ?? id);
      },
      sectionHelp: (type: RecordType, id: string) => {
        const section = type.sections.find(one => one.id === id);
        return word(`sectionHelp.${type.name}.${id}`, section?.help ?? '');
      },
      label: (type: RecordType, form: string, field: RecordField) =>
        word(`fields.${type.name}.${form}`, field.label),
      help: (type: RecordType, form: string, field: RecordField) =>
        field.help && word(`help.${type.name}.${form}`, field.help),
      item: (type: RecordType, form: string, field: RecordField) =>
        word(
          `items.${type.name}.${form}`,
          field.itemLabel ?? t('records.edit.addAny'),
        ),
      /** What a field can be; also where the policy decides that. */
      choices: (
        type: RecordType,
        form: string,
        field: RecordField,
        policy: ContinuityPolicy | undefined,
      ): FieldChoice[] =>
        field.choices?.map(({ value, label }) => ({
          value,
          label: word(`choices.${type.name}.${form}.${value}`, label),
        })) ??
        (policy && type.choices?.(form, policy)) ??
        [],
    };
  }, [t]);
}

export type TypeWords = ReturnType<typeof useTypeWords>;
