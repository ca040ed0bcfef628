import { ANNA, BORIS, CARLA, CHECKOUT, TILL, WEB } from '../company';
import { addHistory } from '../history';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  riskContent,
  RISKS,
  STRATEGY,
  strategyContent,
  writeRecord,
} from '../records';
import type { startContinuity } from '../backend';
import type { Known } from './requests';

const SHEET = Buffer.from(
  'Service,RTO,RPO,Summary\ncheckout,4h,1h,Orders\ntill,8h,1h,Sales\n',
).toString('base64');

const REVIEW = [
  'apiVersion: continuity/v1alpha1',
  'kind: Review',
  'metadata: { key: first }',
  'spec:',
  `  entityRef: ${CHECKOUT}`,
  `  reviewer: ${ANNA}`,
  '  at: 2026-01-01T00:00:00Z',
].join('\n');

/** Writes one thing of each kind, in several states, to aim at. */
export async function addKnown(
  backend: Awaited<ReturnType<typeof startContinuity>>,
): Promise<Known> {
  const anna = backend.api(ANNA);
  const carla = backend.api(CARLA);
  const history = await addHistory(anna);
  const draft = await writeRecord(anna, ANALYSIS, CHECKOUT, analysisContent());
  const inReview = await writeRecord(carla, RISKS, CHECKOUT, riskContent());
  await carla.submitDraft({
    params: { id: inReview.id },
    body: { version: inReview.draft.version },
  });
  const approved = await writeRecord(
    carla,
    STRATEGY,
    CHECKOUT,
    strategyContent(),
  );
  await approveRecord(carla, approved.id, anna, backend.api(BORIS));
  const feed = await anna.createCalendarFeed({ body: { subjectRef: WEB } });
  const sheet = await anna.createRecordImport({
    body: { type: ANALYSIS, fileName: 'a.csv', content: SHEET },
  });
  const { mapping } = sheet;
  const versions = { version: draft.draft.version };
  const decided = {
    revision: 1,
    contentHash: inReview.draft.contentHash,
    note: 'Note',
  };
  return {
    ids: {
      records: [draft.id, inReview.id, approved.id],
      tests: Object.values(history.tests).map(({ id }) => id),
      reviews: history.reviews.map(({ id }) => id),
      exceptions: history.exceptions.map(({ id }) => id),
      'calendar-feeds': [feed.id],
      calendar: [
        feed.url
          .split('/')
          .pop()!
          .replace(/\.ics$/, ''),
      ],
      'record-imports': [sheet.id],
    },
    bodies: {
      createRecord: [{ type: ANALYSIS, subjectRef: TILL }],
      saveDraft: [
        { ...versions, content: analysisContent() },
        { ...versions, content: riskContent() },
        { ...versions, content: strategyContent(), note: 'Note' },
      ],
      submitDraft: [versions],
      approveRevision: [decided],
      returnRevision: [
        { ...decided, comments: [{ section: null, body: 'Again' }] },
      ],
      confirmRecord: [decided],
      acknowledgeRecord: [decided],
      withdrawRevision: [{ revision: 1 }],
      commentOnRecord: [{ revision: 1, section: null, body: 'So?' }],
      putRecordPeople: [
        {
          version: 0,
          ownOwnerRef: WEB,
          contributors: [{ ref: BORIS, sections: [] }],
          circulation: [WEB],
        },
      ],
      putRecordImportMapping: [mapping],
      createRecordImport: [
        { type: ANALYSIS, fileName: 'a.csv', content: SHEET },
      ],
      importDocuments: [{ files: [{ name: 'a.yaml', content: REVIEW }] }],
    },
  };
}
