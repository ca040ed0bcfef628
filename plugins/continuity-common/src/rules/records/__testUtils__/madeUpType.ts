import { z } from 'zod';
import type { JsonValue, RecordType } from '../../../model/records/recordType';

/** A type of record that nothing but its description makes known. */
export const madeUpType: RecordType<JsonValue> = {
  name: 'made-up',
  kind: 'MadeUp',
  title: 'Made-up record',
  plural: 'Made-up records',
  description: 'Shows that the engine knows no type by name.',
  family: 'risk',
  subjects: ['service', 'function'],
  schema: z.json(),
  sections: [
    {
      id: 'people',
      title: 'People',
      help: '',
      fields: [
        {
          path: 'contact.phone',
          label: 'Phone',
          kind: 'text',
          sensitive: 'contacts',
        },
        { path: 'contact.name', label: 'Name', kind: 'text' },
      ],
    },
    {
      id: 'risks',
      title: 'Risks',
      help: '',
      fields: [
        {
          path: 'risks',
          label: 'Risks',
          kind: 'list',
          itemLabel: 'risk',
          items: [
            { path: 'title', label: 'Title', kind: 'text' },
            {
              path: 'cost',
              label: 'Cost',
              kind: 'amount',
              sensitive: 'costs',
            },
            {
              path: 'measures',
              label: 'Measures',
              kind: 'list',
              itemLabel: 'measure',
              items: [
                { path: 'title', label: 'Title', kind: 'text' },
                {
                  path: 'cost',
                  label: 'Cost',
                  kind: 'amount',
                  sensitive: 'costs',
                },
              ],
            },
          ],
        },
        { path: 'tags', label: 'Tags', kind: 'choices' },
        { path: 'rating', label: 'Rating', kind: 'custom' },
      ],
    },
  ],
  restsOn: ['owner', 'dependencies'],
  empty: () => ({ contact: { phone: '', name: '' } }),
  missing: content =>
    content !== null &&
    typeof content === 'object' &&
    !Array.isArray(content) &&
    Array.isArray(content.risks)
      ? []
      : [{ section: 'risks', path: 'risks', expected: 'at least one risk' }],
  figures: () => ({ objectives: null, recovery: null }),
};
