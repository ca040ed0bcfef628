/** One record in the hands of one worker, who notes each step. */
export class RecordOf {
  #worker;
  #id;

  constructor(worker, id) {
    this.#worker = worker;
    this.#id = id;
  }

  /** Begins a record, after the one before has been retired. */
  static async begin(worker, body) {
    const { type, subjectRef } = body;
    const find = async () => {
      const { items } = await worker.ada.listRecords({
        query: { type, subject: subjectRef },
      });
      return items.find(({ state }) => state !== 'retired');
    };
    const before = await worker.read(async () => ({ it: await find() }));
    if (before.it) await new RecordOf(worker, before.it.id).retire();
    const { id } = await worker.change('createRecord', {
      send: () => worker.ada.createRecord({ body }),
      look: find,
    });
    worker.journal.happened(id, 'created');
    return new RecordOf(worker, id);
  }

  get #api() {
    return this.#worker.ada;
  }

  #read() {
    const params = { id: this.#id };
    return this.#worker.read(() => this.#api.getRecord({ params }));
  }

  async #open() {
    const { revisions } = await this.#read();
    return revisions[0];
  }

  /** How many events of a kind there are. */
  async #eventsOf(kind) {
    const { items } = await this.#api.listRecordEvents({
      params: { id: this.#id },
      query: { limit: 500 },
    });
    return items.filter(item => item.kind === kind).length;
  }

  /** Does what leaves one event of this kind behind. */
  async to(operation, kind, body, { by = 'ada', more = {} } = {}) {
    const before = await this.#worker.read(async () => ({
      count: await this.#eventsOf(kind),
    }));
    await this.#worker.change(operation, {
      send: () =>
        this.#worker[by][operation]({
          ...more,
          params: { id: this.#id, ...more.params },
          ...(body && { body }),
        }),
      look: async () =>
        (await this.#eventsOf(kind)) > before.count ? 'done' : undefined,
    });
    this.#worker.journal.happened(this.#id, kind);
  }

  /** A save leaves no event, but a version. */
  async save(content) {
    const { version } = await this.#open();
    await this.#worker.change('saveDraft', {
      send: () =>
        this.#api.saveDraft({
          params: { id: this.#id },
          body: { version, content },
        }),
      look: async () => {
        const open = await this.#open();
        return open.version > version ? open : undefined;
      },
    });
    const { summary } = content;
    this.#worker.journal.must('record_contents', this.#id, { says: summary });
  }

  async submit() {
    const { version } = await this.#open();
    await this.to('submitDraft', 'submitted', { version });
  }

  /** What another person does to what they saw. */
  async decide(operation, kind, more = {}) {
    const { revision, contentHash } = await this.#open();
    const by = kind === 'acknowledged' ? 'cleo' : 'ben';
    await this.to(operation, kind, { revision, contentHash, ...more }, { by });
  }

  async comment(body) {
    await this.to(
      'commentOnRecord',
      'commented',
      { revision: 1, body },
      {
        by: 'ben',
      },
    );
  }

  async resolve() {
    const { comments } = await this.#read();
    await this.to('resolveComment', 'comment-resolved', undefined, {
      more: { params: { comment: comments[0].id } },
    });
  }

  async circulateTo(circulation) {
    const { peopleVersion: version } = await this.#read();
    await this.to('putRecordPeople', 'people-changed', {
      version,
      ownOwnerRef: null,
      contributors: [],
      circulation,
    });
  }

  async discard() {
    const { version } = await this.#open();
    await this.to('discardDraft', 'discarded', undefined, {
      more: { query: { version } },
    });
    this.#worker.journal.must('record_contents', this.#id, { says: null });
  }

  async retire() {
    await this.to('retireRecord', 'retired', { note: 'No longer needed' });
    this.#worker.journal.must('records', this.#id, { retired: true });
  }

  /** It stays as it is, and must be so at the end. */
  async keep() {
    const { approvedRevision } = await this.#read();
    this.#worker.journal.must('records', this.#id, {
      retired: false,
      approved_revision: approvedRevision,
    });
  }
}
