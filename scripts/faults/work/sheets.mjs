import { own } from './reviews.mjs';
import { ANALYSIS } from './records.mjs';

/** Takes a spreadsheet to a draft: uploads, checks and applies it. */
export async function sheet(worker) {
  const subjectRef = own(worker)[2];
  const hours = worker.random.between(2, 24);
  const workaround = worker.token();
  const [, name] = subjectRef.split('/');
  const text = `Service;RTO (h);Workaround\n${name};${hours};${workaround}`;
  const uploaded = await worker.add('createRecordImport', {
    table: 'spreadsheet_imports',
    send: token =>
      worker.ben.createRecordImport({
        body: {
          type: ANALYSIS,
          fileName: `${token}.csv`,
          content: Buffer.from(text).toString('base64'),
        },
      }),
    find: async token => {
      const { items } = await worker.ben.listRecordImports();
      const row = items.find(item => item.fileName === `${token}.csv`);
      return row && worker.ben.getRecordImport({ params: { id: row.id } });
    },
  });
  const one = new Import(worker, uploaded.id);
  await one.until('checked', 'putRecordImportMapping', uploaded.mapping);
  await one.until('applied', 'applyRecordImport', {});
  const { items } = await worker.read(() =>
    worker.ben.listRecords({ query: { subject: subjectRef, type: ANALYSIS } }),
  );
  worker.journal.happened(items[0].id, 'imported');
  worker.journal.must('record_contents', items[0].id, { says: workaround });
  await worker.change('deleteRecordImport', {
    send: () => worker.ben.deleteRecordImport({ params: { id: uploaded.id } }),
    look: async () => ((await one.get()) ? undefined : 'gone'),
  });
  worker.journal.must('spreadsheet_imports', uploaded.id, null);
}

class Import {
  #worker;
  #id;

  constructor(worker, id) {
    this.#worker = worker;
    this.#id = id;
  }

  async get() {
    const { items } = await this.#worker.ben.listRecordImports();
    return items.find(item => item.id === this.#id);
  }

  /** Asks for a step until it has come to its end: whoever did it may die. */
  async until(state, operation, body) {
    for (;;) {
      await this.#worker.change(operation, {
        send: () =>
          this.#worker.ben[operation]({ params: { id: this.#id }, body }),
        look: async () => {
          const now = await this.get();
          return isBegun(now, state) ? now : undefined;
        },
      });
      const now = await this.#worker.read(async () => {
        const found = await this.get();
        const waits = /ing$/.test(found.state) && !found.interrupted;
        return waits ? undefined : found;
      });
      if (now.state === state) return;
      if (!now.interrupted && now.state !== 'failed') {
        throw new Error(`The import is ${now.state} instead of ${state}`);
      }
    }
  }
}

function isBegun({ state, interrupted }, wanted) {
  if (interrupted) return false;
  return wanted === 'checked'
    ? ['checking', 'checked'].includes(state)
    : ['applying', 'applied'].includes(state);
}
