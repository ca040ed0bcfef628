import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useContinuityTranslation } from '../../../components';
import type { ImportTarget } from './places';
import { useTargetWords } from './useTargetWords';

const NONE = 'none';

/** All targets under the titles of their sections. */
function useSections(job: RecordImport) {
  const words = useTargetWords(job.type);
  return useMemo(() => {
    const bySection = new Map<string, ImportTarget[]>();
    for (const target of job.targets) {
      const own = bySection.get(target.section) ?? [];
      bySection.set(target.section, [...own, target]);
    }
    return [...bySection].map(([section, targets]) => ({
      title: words.section(section),
      options: targets.map(target => ({
        id: target.target,
        label: words.label(target),
      })),
    }));
  }, [job.targets, words]);
}

/** Chooses the place in the record that a column fills, or none. */
export function TargetSelect(props: {
  job: RecordImport;
  name: string;
  value: string | null;
  onChange: (target: string | null) => void;
}) {
  const { t } = useContinuityTranslation();
  const { job, name, value, onChange } = props;
  const sections = useSections(job);
  // Of some hundred places for each of some hundred columns, those are made that
  // are looked at.
  const [isOpen, setOpen] = useState(false);
  const none = { id: NONE, label: t('recordImport.columns.none') };
  const known = sections
    .flatMap(({ options }) => options)
    .filter(({ id }) => id === value);
  const [ungrouped, grouped] = [
    sections.filter(({ title }) => title === ''),
    sections.filter(({ title }) => title !== ''),
  ];
  return (
    <Select
      aria-label={t('recordImport.columns.targetOf', { name })}
      search={{ placeholder: t('recordImport.columns.search') }}
      isOpen={isOpen}
      onOpenChange={setOpen}
      options={
        isOpen
          ? [none, ...ungrouped.flatMap(({ options }) => options), ...grouped]
          : [none, ...known]
      }
      value={value ?? NONE}
      onChange={key =>
        onChange(key === NONE || key === null ? null : String(key))
      }
    />
  );
}
