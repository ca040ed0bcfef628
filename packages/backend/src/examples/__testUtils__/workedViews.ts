import {
  computeObjectives,
  defaultPolicy,
  describeCheck,
  evaluateChecks,
  formatDuration,
  membersOf,
  simulateLoss,
  type Figure,
  type FigureOrigin,
  type ImportDocument,
  type LossOutcome,
  type Need,
} from '@backstage-continuity/plugin-continuity-common';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { factsOf } from './exampleFacts';
import { ExampleGraph } from './exampleGraph';

const NOW = '2026-11-22T09:00:00.000Z';

type Row = Record<string, string>;

/** How a document calls an entity: by its bare name. */
const nameOf = (ref: string) => ref.split('/')[1];
const namesOf = (refs: string[]) => refs.map(nameOf).join(', ');

/** The entities of one example, and what follows from them. */
export class WorkedExample {
  readonly #entities: Entity[];
  readonly #facts: ReturnType<typeof factsOf>;
  readonly #graph: ExampleGraph;

  constructor(entities: Entity[], history: ImportDocument[] = []) {
    this.#entities = entities;
    this.#facts = factsOf(
      entities,
      history.map(document => ({ key: document.metadata.key, document })),
    );
    this.#graph = ExampleGraph.of(entities, this.#facts, NOW);
  }

  /** The seconds that an entity is forecast to take. */
  forecast(name: string): string {
    return formatDuration(
      this.#graph.factsOf(this.#refOf(name)).forecast.seconds,
    );
  }

  /** Rows of a table, by the headings of its columns. */
  view(name: string, argument: string): Row[] {
    switch (name) {
      case 'needs':
        return this.#needs();
      case 'objectives':
        return this.#objectives(argument || NOW);
      case 'forecast':
        return this.#forecasts();
      case 'loss':
        return this.#loss(argument).down.map((step, index) => ({
          Place: String(index + 1),
          Entity: nameOf(step.entityRef),
          Lost: step.lost ? 'yes' : 'no',
          Begins: formatDuration(step.startsAt),
          Back: bound(step.endsAt, step.lowerBound),
          Slack: signed(step.slack),
          'Waits for': namesOf(step.waitsFor),
          Critical: step.critical ? 'yes' : '',
        }));
      case 'affected':
        return [...this.#loss(argument).affected].map(([ref, seconds]) => ({
          Entity: nameOf(ref),
          Interrupted: formatDuration(seconds),
        }));
      case 'points':
        return this.#points(argument);
      case 'findings':
        return this.#findings();
      default:
        throw new Error(`no such view: ${name}`);
    }
  }

  /** The checks that fail in this example, with their severities. */
  failing() {
    const titleOf = (ref?: string) => (ref ? nameOf(ref) : 'nothing');
    return this.#nodes().flatMap(ref =>
      evaluateChecks(
        { ...this.#facts.get(ref)!, graph: this.#graph.factsOf(ref) },
        defaultPolicy,
        NOW,
      )
        .filter(
          ({ check, outcome }) =>
            /^(dependencies|recovery)\./.test(check) && outcome === 'fail',
        )
        .map(result => ({
          ref,
          result,
          message: describeCheck(result, titleOf),
        })),
    );
  }

  #nodes(): string[] {
    return this.#entities
      .filter(({ kind }) => kind !== 'VitalBusinessFunction')
      .map(entity => stringifyEntityRef(entity));
  }

  #refOf(name: string): string {
    const found = this.#entities.find(({ metadata }) => metadata.name === name);
    if (!found) throw new Error(`no such entity: ${name}`);
    return stringifyEntityRef(found);
  }

  #needs(): Row[] {
    return this.#nodes().flatMap(ref =>
      this.#graph.factsOf(ref).needs.map(({ need }) => ({
        Entity: nameOf(ref),
        Needs: needText(need),
        Strength: need.strength,
        Use: need.use,
        'Declared by': {
          block: 'entry',
          relation: 'relation',
          provider: 'provider',
        }[need.declaredBy],
      })),
    );
  }

  #objectives(at: string): Row[] {
    return this.#nodes().map(ref => {
      const { rto, rpo, mtpd } = computeObjectives(
        { ...this.#facts.get(ref)!, graph: this.#graph.factsOf(ref) },
        defaultPolicy,
        at,
      );
      return {
        Entity: nameOf(ref),
        'Declared RTO': span(rto.declared),
        'Required RTO': span(rto.required),
        'Target RTO': span(rto.target),
        'Required RPO': span(rpo.required),
        'Required MTPD': span(mtpd.required),
        'RTO required by': origin(rto.required),
        'MTPD required by': origin(mtpd.required),
      };
    });
  }

  #forecasts(): Row[] {
    return this.#nodes().map(ref => {
      const { own, forecast } = this.#graph.factsOf(ref);
      const { missing, next } = forecast;
      return {
        Entity: nameOf(ref),
        Own: own.seconds === null ? 'unknown' : formatDuration(own.seconds),
        Source: own.source?.type ?? '',
        Forecast: bound(forecast.seconds, forecast.lowerBound),
        'Waits longest for': next === null ? '' : nameOf(next),
        Missing: missing === null ? '' : nameOf(missing.entityRef),
      };
    });
  }

  #loss(names: string): LossOutcome {
    const targets = new Map(
      this.#nodes().map(ref => {
        const { rto } = computeObjectives(
          { ...this.#facts.get(ref)!, graph: this.#graph.factsOf(ref) },
          defaultPolicy,
          NOW,
        );
        return [
          ref,
          { targetRto: rto.target.seconds, requiredRto: rto.required.seconds },
        ];
      }),
    );
    return simulateLoss(
      this.#graph.graph,
      new Set(names.split(', ').map(name => this.#refOf(name))),
      { objectives: ref => targets.get(ref)! },
    );
  }

  #points(name: string): Row[] {
    const { entities, locations } = this.#graph.singlePointsOf(
      this.#refOf(name),
    );
    return [
      ...entities.map(ref => ({ Loss: nameOf(ref), Takes: '' })),
      ...locations.map(({ location, entities: there }) => ({
        Loss: location,
        Takes: namesOf(there),
      })),
    ];
  }

  #findings(): Row[] {
    return this.failing().map(({ ref, result, message }) => ({
      Entity: nameOf(ref),
      Check: result.check,
      Severity: result.severity,
      Sentence: message,
    }));
  }
}

function needText(need: Need): string {
  if ('ref' in need) return nameOf(need.ref);
  return `${need.required} of ${namesOf(membersOf(need))}`;
}

function span({ seconds }: Figure): string {
  return seconds === null ? '' : formatDuration(seconds);
}

function bound(seconds: number, lowerBound: boolean): string {
  return `${lowerBound ? 'at least ' : ''}${formatDuration(seconds)}`;
}

function signed(seconds: number | null): string {
  if (seconds === null) return '';
  return seconds < 0 ? `-${formatDuration(-seconds)}` : formatDuration(seconds);
}

/** Who asks, and the entities on the way. */
function origin({ source }: Figure): string {
  if (source === null) return '';
  if (source.type !== 'dependent') return declarer(source);
  return [declarer(source.origin), ...source.path.map(nameOf)].join(' → ');
}

function declarer(source: FigureOrigin): string {
  if (source.type === 'function') {
    const { entityRef, peak } = source;
    return nameOf(entityRef) + (peak === undefined ? '' : ` (${peak})`);
  }
  return source.type === 'tier' ? `tier ${source.tier}` : source.type;
}
