import type {
  LifecycleService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import PromiseRouter from 'express-promise-router';

/** Errors of the one who asks, which a process that ends answers as ever. */
const OF_THE_REQUEST = new Set([
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ConflictError',
]);

/** How long a process that ends waits for its answers. */
const FAREWELL_MS = 30_000;

/**
 * Requests that were taken and not answered yet, which a process that ends in
 * order answers first.
 *
 * @remarks
 * Backstage stops its plugins and closes the database without asking what is
 * under way. It is waited for twice: before anything stops, as an answer may
 * need other plugins, too; and once no more are let in, for what came meanwhile.
 * Their connections are closed, so that who kept them asks elsewhere.
 */
export class RequestsUnderWay {
  readonly #answers = new Set<Promise<void>>();
  #isEnding = false;

  constructor(options: {
    lifecycle: LifecycleService;
    rootLifecycle: RootLifecycleService;
  }) {
    options.rootLifecycle.addBeforeShutdownHook(() => this.end());
    options.lifecycle.addShutdownHook(() => this.end());
  }

  /** What these answer, counted, and refused where the process ends too soon. */
  around(...handlers: RequestHandler[]): RequestHandler {
    return PromiseRouter().use(this.#count, ...handlers, this.#refuse);
  }

  readonly #count: RequestHandler = (_req, res, next) => {
    if (this.#isEnding) res.set('Connection', 'close');
    const answer = new Promise<void>(resolve => {
      // Also where the one who asked went away.
      res.once('close', () => {
        this.#answers.delete(answer);
        resolve();
      });
    });
    this.#answers.add(answer);
    next();
  };

  /**
   * What fails because other plugins or the database have stopped already is to be
   * asked elsewhere (503).
   */
  readonly #refuse: ErrorRequestHandler = (error, _req, _res, next) => {
    const isOfRequest =
      OF_THE_REQUEST.has(error.name) || error.statusCode < 500;
    next(
      this.#isEnding && !isOfRequest
        ? new ServiceUnavailableError('This process ends; ask again', error)
        : error,
    );
  };

  /** Waits for what is under way, not for ever. */
  async end(): Promise<void> {
    this.#isEnding = true;
    let timer: NodeJS.Timeout | undefined;
    const farewell = new Promise<void>(resolve => {
      timer = setTimeout(resolve, FAREWELL_MS);
    });
    await Promise.race([Promise.all([...this.#answers]), farewell]);
    clearTimeout(timer);
  }
}
