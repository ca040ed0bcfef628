import {
  describeCheck,
  type ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../../http';
import type { Described, Difference, InventoryService } from '../../inventory';
import { Names, type Namers } from '../Names';
import { figuresFor, refsIn } from '../presentFindings';
import type { Failure } from './compareFindings';
import { placeOf } from './placeOf';
import type { FileEntity, FileMistake } from './readEntities';

/** What a change comes to, whoever asks. */
export interface Judgement
  extends Pick<ValidationReport, 'standing' | 'judged' | 'notJudged'> {
  differences: Map<string, Difference>;
  broken: Failure[];
  mended: Failure[];
  /** The changed entities as they would be. */
  described: Map<string, Described>;
}

/**
 * What a change comes to as one caller may read it. What is new in it the caller
 * brought along, and sees; what the caller may not see is new, then, too, since
 * nothing tells whether it exists.
 */
export async function presentReport(options: {
  access: Access;
  inventory: InventoryService;
  /** As things are, without the change. */
  namers: Namers;
  files: Map<string, FileEntity>;
  mistakes: FileMistake[];
  /** Entities that the catalog does not hold. */
  unknown: Set<string>;
  judgement: Judgement;
}): Promise<ValidationReport> {
  const { inventory, files, judgement } = options;
  const { differences, described, broken, mended } = judgement;
  const access = alsoSeeing(options.access, options.unknown);
  const found = [...broken, ...mended];
  const visible = await access.visible([
    ...differences.keys(),
    ...new Set(found.map(({ entityRef }) => entityRef)),
  ]);
  const names = await Names.of(
    {
      describe: async refs =>
        new Map([...(await inventory.describe(refs)), ...described]),
    },
    access,
    found.flatMap(({ figures }) => refsIn(figures)),
    async refs => {
      const pairs = await options.namers(refs);
      const named = new Set(pairs.map(({ targetRef }) => targetRef));
      // What nobody names yet the caller's own files do.
      const fresh = refs.filter(ref => !named.has(ref));
      return [
        ...pairs,
        ...[...files.keys()].flatMap(entityRef =>
          fresh.map(targetRef => ({ entityRef, targetRef })),
        ),
      ];
    },
  );
  const present = (failures: Failure[]) =>
    failures
      .filter(({ entityRef }) => visible.has(entityRef))
      .map(({ entityTitle, dueAt, ...failure }) => ({
        ...failure,
        title: entityTitle,
        message: describeCheck({ ...failure, dueAt }, names.title),
        figures: figuresFor(failure.figures, names),
        ...placeOf(failure, files),
      }));
  const shown = { broken: present(broken), mended: present(mended) };
  return {
    entities: [...differences]
      .filter(
        ([ref, difference]) =>
          files.has(ref) || (visible.has(ref) && difference !== 'unchanged'),
      )
      .map(([entityRef, difference]) => ({
        entityRef,
        change: visible.has(entityRef) ? difference : 'added',
        path: files.get(entityRef)?.path ?? null,
      })),
    errors: options.mistakes,
    ...shown,
    standing: judgement.standing,
    hidden: found.length - shown.broken.length - shown.mended.length,
    judged: judgement.judged,
    notJudged: judgement.notJudged,
  };
}

function alsoSeeing(
  access: Access,
  refs: Set<string>,
): Pick<Access, 'scope' | 'visible'> {
  return {
    scope: access.scope,
    visible: async asked => {
      const visible = await access.visible(asked);
      if (access.scope.type === 'none') return visible;
      return new Set([...visible, ...asked.filter(ref => refs.has(ref))]);
    },
  };
}
