import type {
  RecordType,
  JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';

const memoSchema = z.strictObject({
  text: z.string().max(2_000_000).default(''),
  remarks: z.string().default(''),
  phone: z.string().nullable().default(null),
  steps: z
    .array(z.strictObject({ id: z.string(), title: z.string() }))
    .default([]),
});

/** A type of record that nothing but this description makes known. */
export const memo: RecordType<z.output<typeof memoSchema>> = {
  name: 'memo',
  kind: 'Memo',
  title: 'Memo',
  plural: 'Memos',
  description: 'Says something worth keeping.',
  family: null,
  subjects: ['service', 'function'],
  schema: memoSchema,
  sections: [
    {
      id: 'body',
      title: 'Body',
      help: '',
      fields: [
        { path: 'text', label: 'Text', kind: 'long-text', required: true },
        {
          path: 'steps',
          label: 'Steps',
          kind: 'list',
          itemLabel: 'step',
          items: [{ path: 'title', label: 'Title', kind: 'text' }],
        },
      ],
    },
    {
      id: 'more',
      title: 'More',
      help: '',
      fields: [
        { path: 'remarks', label: 'Remarks', kind: 'text' },
        {
          path: 'phone',
          label: 'Phone',
          kind: 'text',
          sensitive: 'contacts',
        },
      ],
    },
  ],
  restsOn: ['owner', 'dependencies'],
  empty: () => memoSchema.parse({}),
  missing: ({ text }) =>
    text === ''
      ? [{ section: 'body', path: 'text', expected: 'something to keep' }]
      : [],
  figures: () => ({ objectives: null, recovery: null }),
};

export const memoTypes = [memo] as unknown as readonly RecordType[];

/** What a memo says. */
export const saying = (
  text: string,
  more: { [key: string]: JsonValue } = {},
) => ({ ...memoSchema.parse({}), text, ...more });
