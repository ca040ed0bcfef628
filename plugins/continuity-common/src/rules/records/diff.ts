import type { ContentChange } from '../../model/records/record';
import type {
  JsonValue,
  RecordField,
  RecordType,
} from '../../model/records/recordType';
import {
  isBlank,
  isEmpty,
  isObject,
  isSame,
  itemsById,
  joinPath,
  keyOf,
  type Part,
} from './content';
import { labelOf, titlesIn, titleOfItem } from './labels';
import { moved } from './sequence';

/** Where in a form two parts lie. */
interface Place {
  path: string;
  /** What people call it, from the outermost. */
  labels: string[];
  /** Fields whose paths begin here, and the keys already gone along. */
  fields: readonly RecordField[];
  within: string;
  /** What one item is called, in a list. */
  itemLabel?: string;
}

type Change = Omit<ContentChange, 'section'>;

/** Keys in the order of the form, others after them by name. */
function keysInOrder(before: Part, after: Part, place: Place): string[] {
  const rank = (key: string) => {
    const path = joinPath(place.within, key);
    const at = place.fields.findIndex(
      field => field.path === path || field.path.startsWith(`${path}.`),
    );
    return at === -1 ? place.fields.length : at;
  };
  return [before, after]
    .flatMap(part => (isObject(part) ? Object.keys(part) : []))
    .filter((key, at, keys) => keys.indexOf(key) === at)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Finds what differs between two contents of one type. */
class Comparison {
  readonly changes: Change[] = [];
  readonly #titles: ReadonlyMap<string, string>;

  constructor(titles: ReadonlyMap<string, string>) {
    this.#titles = titles;
  }

  compare(before: Part, after: Part, place: Place) {
    if (isSame(before, after) || (isBlank(before) && isBlank(after))) {
      return;
    }
    const [old, current] = [before, after].map(part =>
      isBlank(part) ? new Map<string, JsonValue>() : itemsById(part),
    );
    if (isPair(before, after, isObject)) {
      for (const key of keysInOrder(before, after, place)) {
        this.compare(
          keyOf(before, key),
          keyOf(after, key),
          this.#inside(place, key),
        );
      }
    } else if (old && current) {
      this.#compareItems(old, current, place);
    } else {
      this.#add(place, before, after);
    }
  }

  #compareItems(
    before: ReadonlyMap<string, JsonValue>,
    after: ReadonlyMap<string, JsonValue>,
    place: Place,
  ) {
    const [old, current] = [[...before.keys()], [...after.keys()]];
    const out = moved(
      old.filter(id => after.has(id)),
      current.filter(id => before.has(id)),
    );
    current.forEach((id, at) => {
      const item = this.#item(place, id, at, after.get(id));
      if (!before.has(id)) {
        this.#add(item, null, after.get(id));
        return;
      }
      if (out.has(id)) {
        // From which place to which, counted as people do.
        this.#push(item, 'moved', old.indexOf(id) + 1, at + 1);
      }
      this.compare(before.get(id), after.get(id), item);
    });
    old.forEach((id, at) => {
      if (!after.has(id)) {
        this.#add(
          this.#item(place, id, at, before.get(id)),
          before.get(id),
          null,
        );
      }
    });
  }

  #inside(place: Place, key: string): Place {
    const within = joinPath(place.within, key);
    const field = place.fields.find(({ path }) => path === within);
    const path = joinPath(place.path, key);
    if (field) {
      const { items = [], itemLabel, label } = field;
      const labels = [...place.labels, label];
      return { path, labels, fields: items, within: '', itemLabel };
    }
    return place.fields.some(item => item.path.startsWith(`${within}.`))
      ? { ...place, path, within }
      : {
          path,
          labels: [...place.labels, labelOf(key)],
          fields: [],
          within: '',
        };
  }

  #item(place: Place, id: string, at: number, item: Part): Place {
    const title = titleOfItem(item, this.#titles, place.itemLabel, at);
    return {
      ...place,
      path: joinPath(place.path, id),
      labels: [...place.labels, title],
      within: '',
    };
  }

  #add(place: Place, before: Part, after: Part) {
    const present = isEmpty(after) ? 'removed' : 'changed';
    this.#push(place, isEmpty(before) ? 'added' : present, before, after);
  }

  #push(place: Place, kind: Change['kind'], before: Part, after: Part) {
    this.changes.push({
      path: place.path,
      label: place.labels.join(' › '),
      kind,
      before: before ?? null,
      after: after ?? null,
    });
  }
}

/** Whether one is of the kind, and the other is, too, or is not there. */
function isPair(a: Part, b: Part, is: (part: Part) => boolean): boolean {
  return (is(a) || isBlank(a)) && (is(b) || isBlank(b));
}

/** The section whose form holds what lies at a path; null: none does. */
function sectionOf({ sections }: Pick<RecordType, 'sections'>, path: string) {
  const found = sections.find(({ fields }) =>
    fields.some(
      field => path === field.path || path.startsWith(`${field.path}.`),
    ),
  );
  return found?.id ?? null;
}

/**
 * What differs between two contents, field by field, in the order of the form.
 *
 * @remarks
 * Lists of things with ids are compared thing by thing, other lists as a whole.
 * What is not filled in is the same however that is written. Of what was moved,
 * `before` and `after` are its places in the list, from 1.
 *
 * @public
 */
export function diffContents(
  type: Pick<RecordType, 'sections'>,
  before: JsonValue,
  after: JsonValue,
): ContentChange[] {
  const comparison = new Comparison(titlesIn(before, after));
  comparison.compare(before, after, {
    path: '',
    labels: [],
    fields: type.sections.flatMap(({ fields }) => fields),
    within: '',
  });
  const place = (section: string | null) =>
    section === null
      ? type.sections.length
      : type.sections.findIndex(({ id }) => id === section);
  return comparison.changes
    .map(change => ({ ...change, section: sectionOf(type, change.path) }))
    .sort((a, b) => place(a.section) - place(b.section));
}
