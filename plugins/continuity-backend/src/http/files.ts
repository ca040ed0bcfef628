import type {
  DocumentType,
  Route,
} from '@backstage-continuity/plugin-continuity-common';
import type express from 'express';

const documentTypes: Record<string, DocumentType> = {
  markdown: 'text/markdown',
  pdf: 'application/pdf',
};

/** An answer that people save as a file and read. */
export class FileAnswer {
  readonly #type: DocumentType;
  readonly #name: string;
  readonly #content: string | Buffer;

  constructor(file: {
    type: DocumentType;
    name: string;
    content: string | Buffer;
  }) {
    this.#type = file.type;
    this.#name = file.name;
    this.#content = file.content;
  }

  send(res: express.Response) {
    // What it shows is for whoever asked, and may change at any time.
    res.set('Cache-Control', 'private, no-store');
    res.attachment(this.#name);
    res.type(this.#type).send(this.#content);
  }
}

/** What a route that offers documents gives to its handler, and may get back. */
export type FilesOf<R extends Route> = R extends {
  also: readonly (infer M)[];
}
  ? Extract<M, DocumentType> extends never
    ? { request: {}; answer: never }
    : {
        /** Null: JSON is asked for. */
        request: { documentType: DocumentType | null };
        answer: FileAnswer;
      }
  : { request: {}; answer: never };

/**
 * The document that a request asks for: by `format` in the query, which links can
 * have, else by what it accepts; null: none.
 */
export function documentTypeFor(
  route: Route,
  req: express.Request,
): DocumentType | null {
  const offered = Object.values(documentTypes).filter(type =>
    route.also?.includes(type),
  );
  if (offered.length === 0) return null;
  const { format } = req.query;
  if (typeof format === 'string') return documentTypes[format] ?? null;
  const accepted = req.accepts(['application/json', ...offered]);
  return offered.find(type => type === accepted) ?? null;
}
