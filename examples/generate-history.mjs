// Writes history/ from history-plan/: `node examples/generate-history.mjs`. The
// same plan always gives the same files; `--check` only says whether they agree.
//
// A plan holds, for one area of the company:
//
// reviews: entity: [[how long ago, who, what changed (if anything)], ...], newest
//   first. A key counts from the oldest, so that a new line renames nothing.
// tests: `figures` holds [RTO, own recovery, RPO] of each entity, `unclocked`
//   entities of which nobody kept the time. `earlier` repeats the test: each run
//   before took ten minutes longer. The area is continuity and the outcome
//   successful unless the plan says otherwise.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Duration } from 'luxon';
import { Document, parse, visit } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));

const fullRef = short => short.replace(':', ':default/');
const nameOf = short => short.split(':')[1];
const minutes = span => Duration.fromISO(span).as('minutes');
const span = count => Duration.fromObject({ minutes: count }).rescale().toISO();
const clock = count =>
  [Math.floor(count / 60), count % 60]
    .map(part => String(part).padStart(2, '0'))
    .join(':');

// Reviews and tests do not all happen at nine: the name decides.
const spread = (text, steps) =>
  [...text].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % steps;

/** An instant of the day that lies `ago` back, `offset` minutes after `start`. */
function instant(ago, start, offset = 0) {
  if (offset < 0) {
    if (start + offset < 0)
      throw new Error(`${ago}: reaches into the day before`);
    return instant(ago, start + offset);
  }
  const day = `now - ${ago} at ${clock(start)}`;
  return offset ? `{{ ${day} + ${span(offset)} }}` : `{{ ${day} }}`;
}

const document = (kind, key, spec) => ({
  apiVersion: 'continuity/v1alpha1',
  kind,
  metadata: { key },
  spec,
});

function reviewsOf(short, entries) {
  return entries.map(([ago, by, changed], index) => {
    const number = entries.length - index;
    const start = 8 * 60 + 15 * spread(nameOf(short) + number, 30);
    return document('Review', `${nameOf(short)}-review-${number}`, {
      entityRef: fullRef(short),
      ...(changed && { kind: 'confirmed-with-changes' }),
      reviewedAt: instant(ago, start),
      reviewedBy: `user:default/${by}`,
      ...(changed && { note: changed }),
    });
  });
}

/** The instants of one entity from its figures, `slower` minutes behind them. */
function entityResult(short, figures, slower, at) {
  const entityRef = fullRef(short);
  if (!figures) return { entityRef, instants: { validatedAt: at(120) } };
  const [rto, own, rpo] = figures.map(minutes);
  const validated = rto + slower;
  return {
    entityRef,
    instants: {
      lastRecoverablePointAt: at(-rpo),
      recoveryStartedAt: at(validated - own - slower),
      recoveredAt: at(validated - 5),
      validatedAt: at(validated),
    },
  };
}

function runOf(test, ago, number, isLast) {
  const slower = isLast ? 0 : 10 * number;
  const start = 9 * 60 + 30 + 15 * spread(test.key, 6);
  const at = offset => instant(ago, start, offset);
  const timed = Object.values(test.figures ?? {});
  const rows = [
    ...Object.entries(test.figures ?? {}),
    ...(test.unclocked ?? []).map(short => [short, null]),
  ];
  const lasted = slower + Math.max(120, ...timed.map(([rto]) => minutes(rto)));
  const firstStart = Math.min(
    ...timed.map(([rto, own]) => minutes(rto) - minutes(own)),
  );
  const declared = Math.min(15, firstStart);
  const recorder = `user:default/${test.by}`;
  return document('ScheduledTest', `${test.key}-${test.number}`, {
    title: test.title,
    area: test.area ?? 'continuity',
    type: test.type,
    entityRefs: rows.map(([short]) => fullRef(short)),
    plannedAt: `{{ today - ${ago} }}`,
    owner: `group:default/${test.owner}`,
    createdBy: recorder,
    result: {
      ...(test.mode && { mode: test.mode }),
      outcome: (isLast && test.outcome) || 'successful',
      ...(timed.length && {
        instants: {
          disruptedAt: at(0),
          detectedAt: at(Math.min(5, declared)),
          declaredAt: at(declared),
          stoodDownAt: at(lasted + 30),
        },
      }),
      entities: rows.map(([short, figures]) =>
        entityResult(short, figures, slower, at),
      ),
      evidence: [
        {
          title: 'Notes and logs',
          url: `https://git.example.org/continuity/evidence/${test.key}-${test.number}`,
        },
      ],
      ...(isLast && test.note && { note: test.note }),
      recordedAt: at(lasted + 60),
      recordedBy: recorder,
    },
  });
}

function testsOf(test) {
  const runs = [test.ago, ...(test.earlier ?? [])];
  return runs.map((ago, index) =>
    runOf({ ...test, number: runs.length - index }, ago, index, index === 0),
  );
}

function toText(content) {
  const yaml = new Document(content);
  visit(yaml, {
    Pair: (_, { key, value }) => {
      if (key?.value === 'metadata') value.flow = true;
      if (key?.value === 'note' && value.value.length > 60) {
        value.type = 'BLOCK_FOLDED';
      }
    },
  });
  return yaml.toString({ singleQuote: true, lineWidth: 80 });
}

/** The text of one file of `history/` from the text of its plan. */
function generateHistory(planText) {
  const { reviews, tests } = parse(planText);
  const documents = [
    ...Object.entries(reviews).flatMap(entry => reviewsOf(...entry)),
    ...tests.flatMap(testsOf),
  ];
  const notice = '# Generated from history-plan/ by generate-history.mjs.\n';
  return notice + documents.map(toText).join('---\n');
}

const plans = join(here, 'history-plan');
const checkOnly = process.argv.includes('--check');
for (const name of readdirSync(plans)) {
  const target = join(here, 'history', name);
  const text = generateHistory(readFileSync(join(plans, name), 'utf8'));
  if (!checkOnly) {
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${name} is not what its plan gives; run ${process.argv[1]}`);
    process.exitCode = 1;
  }
}
