// Writes records/ from records-plan/: `node examples/generate-records.mjs`. The
// same plan always gives the same files; `--check` only says whether they agree.
//
// A plan holds `analyses`, `assessments` and `strategies` by entity; how each is
// written is told in records-plan/contents.mjs. What they have in common is the
// life of the record:
//
// approved: how long ago the last level approved it; a few days before it was
//   written and submitted, by those whom library.yaml names for the owner.
// before: earlier revisions, newest first, each saying only what was different.
// next: a newer revision beside, or with `state` instead of `approved` the only
//   one: draft, in-review, half-approved (in review at the second level), returned.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Duration } from 'luxon';
import { Document, parse, parseAllDocuments, visit } from 'yaml';
import {
  analysisContent,
  assessmentContent,
  strategyContent,
} from './records-plan/contents.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const plans = join(here, 'records-plan');
const read = (...path) => readFileSync(join(here, ...path), 'utf8');
const library = parse(read('records-plan', 'library.yaml'));

const user = name => `user:default/${name}`;
const fullRef = short => short.replace(':', ':default/');

/** Title, owner, tier and needs of everything that a record can be about. */
function readSubjects() {
  const files = [
    ...readdirSync(join(here, 'catalog/services')).map(name =>
      join('catalog/services', name),
    ),
    'catalog/functions.yaml',
    'history/classifications.yaml',
  ];
  const subjects = new Map();
  for (const file of files) {
    for (const document of parseAllDocuments(read(file))) {
      const { kind, metadata, spec } = document.toJS();
      const ref =
        spec.entityRef ?? `${kind.toLowerCase()}:default/${metadata.name}`;
      const block = spec.continuity ?? {};
      subjects.set(ref, {
        ref,
        owner: subjects.get(ref)?.owner ?? spec.owner,
        title: subjects.get(ref)?.title ?? metadata.title,
        isFunction: kind === 'VitalBusinessFunction',
        tier: block.tier ?? subjects.get(ref)?.tier ?? null,
        mtpd: spec.mtpd ?? block.mtpd,
        needs: [
          ...(spec.dependsOn ?? []),
          ...(block.dependencies ?? []).flatMap(each => each.anyOf ?? each.ref),
        ],
      });
    }
  }
  return subjects;
}

/** The people of each level of approval, as many as the default policy asks for. */
function approversOf(subject, type) {
  const { approves } = library.people[subject.owner];
  const second =
    type === 'RiskAssessment' ? 'riskManager' : 'continuityManager';
  const takesTwo = subject.isFunction || subject.tier === 'mission-critical';
  return takesTwo ? [approves, library.roles[second]] : [approves];
}

const daysBefore = (ago, days) => Duration.fromISO(ago).plus({ days }).toISO();

const at = (ago, days, time) =>
  `{{ now - ${daysBefore(ago, days)} at ${time} }}`;

/** What happened to one revision. */
function revisionOf(plan, content, subject, type) {
  const people = library.people[subject.owner];
  const author = user(plan.by ?? people.writes);
  const approvers = approversOf(subject, type);
  const common = { author, ...(plan.note && { note: plan.note }), content };
  if (plan.approved) {
    return {
      writtenAt: at(plan.approved, 9, '09:20'),
      submittedAt: at(plan.approved, 4, '16:05'),
      approvals: approvers.map((name, level) => ({
        at: at(plan.approved, 2 * (approvers.length - 1 - level), '10:40'),
        by: user(name),
      })),
      ...common,
    };
  }
  const { state, since } = plan;
  const writtenAt = at(since, state === 'draft' ? 0 : 6, '08:50');
  if (state === 'draft') return { writtenAt, ...common };
  const submittedAt = at(since, state === 'in-review' ? 0 : 3, '15:30');
  const comments = plan.comments?.map(([section, body]) => ({ section, body }));
  return {
    writtenAt,
    submittedAt,
    ...(state === 'half-approved' && {
      approvals: [{ at: at(since, 0, '11:10'), by: user(approvers[0]) }],
    }),
    ...(state === 'returned' && {
      returned: { at: at(since, 0, '11:10'), by: user(approvers[0]), comments },
    }),
    ...common,
  };
}

const happened = ([ago, who, note]) => ({
  at: at(ago, 0, '13:15'),
  by: user(who),
  ...(note && { note }),
});

/** A document with all revisions of a record, the oldest first. */
function recordOf(type, key, contentOf, short, plan) {
  const ref = fullRef(short);
  const subject = subjects.get(ref);
  if (!subject) throw new Error(`${short} is not in the catalog`);
  const { before = [], next, ...latest } = plan;
  const others = { ...latest, approved: undefined, note: undefined };
  const history = [
    ...[...before].reverse().map(step => ({ ...others, ...step })),
    latest,
    ...(next ? [{ ...others, ...next }] : []),
  ];
  return {
    apiVersion: 'continuity/v1alpha1',
    kind: type,
    metadata: { key: `${short.split(':')[1]}-${key}` },
    spec: {
      subjectRef: ref,
      ...(plan.circulation && { circulation: plan.circulation }),
      ...(plan.contributors && { contributors: plan.contributors }),
      revisions: history.map(step =>
        revisionOf(step, contentOf(step, subject, library), subject, type),
      ),
      ...(plan.confirmed && { confirmations: plan.confirmed.map(happened) }),
      ...(plan.read && { acknowledgements: plan.read.map(happened) }),
      ...(plan.restedOn && { restedOn: plan.restedOn }),
      ...(plan.retired && { retired: happened(plan.retired) }),
    },
  };
}

/** Small maps on one line, long texts folded. */
function toText(content) {
  const yaml = new Document(content);
  visit(yaml, {
    Map: (_, node) => {
      const isShort = node.toString().length < 48;
      if (node.items.length > 1 && isShort) node.flow = true;
    },
    Pair: (_, { key, value }) => {
      if (key?.value === 'metadata') value.flow = true;
      if (typeof value?.value === 'string' && value.value.length > 50) {
        value.type = 'BLOCK_FOLDED';
      }
    },
  });
  return yaml.toString({ singleQuote: true, lineWidth: 80 });
}

const subjects = readSubjects();

/** The text of one file of `records/` from the text of its plan. */
function generateRecords(planText) {
  const plan = parse(planText);
  const documents = [
    ['analyses', 'BusinessImpactAnalysis', 'analysis', analysisContent],
    ['assessments', 'RiskAssessment', 'risks', assessmentContent],
    ['strategies', 'ContinuityStrategy', 'strategy', strategyContent],
  ].flatMap(([part, type, key, contentOf]) =>
    Object.entries(plan[part] ?? {}).map(([short, entry]) =>
      recordOf(type, key, contentOf, short, entry),
    ),
  );
  const notice = '# Generated from records-plan/ by generate-records.mjs.\n';
  return notice + documents.map(toText).join('---\n');
}

const checkOnly = process.argv.includes('--check');
for (const name of readdirSync(plans)) {
  if (!name.endsWith('.yaml') || name === 'library.yaml') continue;
  const target = join(here, 'records', name);
  const text = generateRecords(readFileSync(join(plans, name), 'utf8'));
  if (!checkOnly) {
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${name} is not what its plan gives; run ${process.argv[1]}`);
    process.exitCode = 1;
  }
}
