import type { OperationId } from '@backstage-continuity/plugin-continuity-common';
import { BORIS } from './company';
import {
  both,
  inTwoWindows,
  oneWins,
  post,
  type Race,
  type Start,
} from './race';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  writeRecord,
} from './records';

const draft = ({ carla, ref }: Start) =>
  writeRecord(carla, ANALYSIS, ref, analysisContent());

async function submitted(start: Start) {
  const { id, draft: written } = await draft(start);
  const { version, revision, contentHash } = written;
  await start.carla.submitDraft({ params: { id }, body: { version } });
  return { id, seen: { revision, contentHash } };
}

async function approved(start: Start) {
  const { id, draft: written } = await draft(start);
  await approveRecord(start.carla, id, start.anna);
  const { revision, contentHash } = written;
  return { id, seen: { revision, contentHash } };
}

async function upload({ anna, name }: Start) {
  const content = Buffer.from(`Service;RTO (h)\n${name};4`).toString('base64');
  return anna.createRecordImport({
    body: { type: ANALYSIS, fileName: 'race.csv', content },
  });
}

async function checkedSheet(start: Start) {
  const { id, mapping } = await upload(start);
  await start.anna.putRecordImportMapping({ params: { id }, body: mapping });
  for (;;) {
    const { state } = await start.anna.getRecordImport({ params: { id } });
    if (state === 'checked') return id;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Only Anna's team is asked to approve. */
const sameApprover = inTwoWindows;

/** A race of each change of records, and of their imports from spreadsheets. */
export const recordRaces: Partial<
  Record<OperationId, (start: Start) => Promise<Race>>
> = {
  createRecord: async ({ ref }) => ({
    ask: post('/records', { type: ANALYSIS, subjectRef: ref }),
    answers: oneWins(201),
  }),
  startDraft: async start => {
    const { id } = await approved(start);
    return { ask: post(`/records/${id}/draft`, {}), answers: oneWins(201) };
  },
  saveDraft: async start => {
    const { id, draft: written } = await draft(start);
    return {
      ask: (call, user) =>
        call('put', `/records/${id}/draft`, user).send({
          version: written.version,
          content: analysisContent({ summary: user }),
        }),
      answers: oneWins(200),
    };
  },
  discardDraft: async start => {
    const { id } = await approved(start);
    const { revisions } = await start.carla.startDraft({
      params: { id },
      body: {},
    });
    const path = `/records/${id}/draft?version=${revisions[0].version}`;
    return {
      ask: (call, user) => call('delete', path, user),
      answers: oneWins(204),
    };
  },
  submitDraft: async start => {
    const { id, draft: written } = await draft(start);
    return {
      ask: post(`/records/${id}/submit`, { version: written.version }),
      answers: oneWins(200),
    };
  },
  withdrawRevision: async start => {
    const { id } = await submitted(start);
    return {
      ask: post(`/records/${id}/withdraw`, { revision: 1 }),
      answers: oneWins(200),
    };
  },
  approveRevision: async start => {
    const { id, seen } = await submitted(start);
    return {
      ask: post(`/records/${id}/approve`, seen),
      users: sameApprover,
      answers: oneWins(200),
    };
  },
  returnRevision: async start => {
    const { id, seen } = await submitted(start);
    const comments = [{ body: 'Too short' }];
    return {
      ask: post(`/records/${id}/return`, { ...seen, comments }),
      users: sameApprover,
      answers: oneWins(200),
    };
  },
  // A review of two people is two reviews.
  confirmRecord: async start => {
    const { id, seen } = await approved(start);
    return { ask: post(`/records/${id}/confirm`, seen), answers: both(200) };
  },
  retireRecord: async start => {
    const { id } = await approved(start);
    return {
      ask: post(`/records/${id}/retire`, { note: 'Gone' }),
      answers: oneWins(200),
    };
  },
  putRecordPeople: async start => {
    const { id } = await draft(start);
    return {
      ask: (call, user) =>
        call('put', `/records/${id}/people`, user).send({
          version: 0,
          ownOwnerRef: null,
          contributors: [],
          circulation: [user],
        }),
      answers: oneWins(200),
    };
  },
  commentOnRecord: async start => {
    const { id } = await draft(start);
    return {
      ask: post(`/records/${id}/comments`, { revision: 1, body: 'Good' }),
      answers: both(201),
    };
  },
  resolveComment: async start => {
    const { id } = await draft(start);
    const { comments } = await start.carla.commentOnRecord({
      params: { id },
      body: { revision: 1, body: 'Good' },
    });
    return {
      ask: post(`/records/${id}/comments/${comments[0].id}/resolve`, {}),
      answers: oneWins(200),
    };
  },
  // Saying twice that one has read it is saying it.
  acknowledgeRecord: async start => {
    const { id, seen } = await approved(start);
    return {
      ask: post(`/records/${id}/acknowledge`, seen),
      answers: both(200),
    };
  },
  remindOfRecord: async start => {
    const { id } = await approved(start);
    await start.carla.putRecordPeople({
      params: { id },
      body: {
        version: 0,
        ownOwnerRef: null,
        contributors: [],
        circulation: [BORIS],
      },
    });
    // Nobody is reminded twice at a time.
    return { ask: post(`/records/${id}/remind`, {}), answers: oneWins(200) };
  },
  createRecordImport: async ({ name }) => ({
    ask: post('/record-imports', {
      type: ANALYSIS,
      fileName: 'race.csv',
      content: Buffer.from(`Service\n${name}`).toString('base64'),
    }),
    answers: both(201),
  }),
  putRecordImportMapping: async start => {
    const { id, mapping } = await upload(start);
    return {
      ask: (call, user) =>
        call('put', `/record-imports/${id}/mapping`, user).send(mapping),
      users: inTwoWindows,
      answers: oneWins(202),
      or: both(202),
    };
  },
  applyRecordImport: async start => {
    const id = await checkedSheet(start);
    return {
      ask: post(`/record-imports/${id}/apply`, {}),
      users: inTwoWindows,
      answers: oneWins(202),
    };
  },
  deleteRecordImport: async start => {
    const { id } = await upload(start);
    return {
      ask: (call, user) => call('delete', `/record-imports/${id}`, user),
      users: inTwoWindows,
      // Gone it is, for both.
      answers: [204, 404],
    };
  },
};
