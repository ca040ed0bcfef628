import {
  formatIsoDuration,
  parseDuration,
  type Classification,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';

/** The spans that the form offers, as people write them; empty: left out. */
export const spanFields = ['rto', 'rpo', 'mtpd', 'wrt'] as const;

const span = z.string().superRefine((value, context) => {
  const parsed = parseDuration(value.trim());
  if (value.trim() !== '' && !parsed.ok) {
    context.addIssue({ code: 'custom', message: parsed.expected });
  }
});

export const classificationFormSchema = z.object({
  tier: z.string(),
  supports: z.array(z.string()),
  rto: span,
  rpo: span,
  mtpd: span,
  wrt: span,
});
export type ClassificationForm = z.infer<typeof classificationFormSchema>;

type Block = Classification['continuity'];

/** What is stored, as the form shows it. */
export function toForm(block: Block): ClassificationForm {
  const text = (key: string) => {
    const value = block[key];
    return value === undefined || value === null ? '' : String(value);
  };
  return {
    tier: text('tier'),
    supports: Array.isArray(block.supports) ? block.supports.map(String) : [],
    rto: text('rto'),
    rpo: text('rpo'),
    mtpd: text('mtpd'),
    wrt: text('wrt'),
  };
}

/** What the form says, over what it does not show of the stored block. */
export function toBlock(form: ClassificationForm, stored: Block): Block {
  const block: Block = { ...stored };
  const set = (key: string, value: Block[string] | undefined) => {
    if (value === undefined) delete block[key];
    else block[key] = value;
  };
  set('tier', form.tier || undefined);
  set('supports', form.supports.length > 0 ? form.supports : undefined);
  for (const field of spanFields) {
    const parsed = parseDuration(form[field].trim());
    set(field, parsed.ok ? formatIsoDuration(parsed.seconds) : undefined);
  }
  return block;
}
