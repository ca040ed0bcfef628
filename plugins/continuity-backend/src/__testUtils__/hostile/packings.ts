import { gzipSync } from 'node:zlib';

let packed: Buffer | undefined;
function bomb() {
  packed ??= gzipSync(Buffer.alloc(40_000_000, '['));
  return packed;
}

/** Ways to send a body that are not quite the usual one. */
export const packings: ((body: Buffer) => {
  body: Buffer;
  headers: Record<string, string>;
})[] = [
  body => ({ body: gzipSync(body), headers: { 'content-encoding': 'gzip' } }),
  body => ({ body, headers: { 'content-encoding': 'gzip' } }),
  body => ({ body, headers: { 'content-encoding': 'deflate' } }),
  body => ({ body, headers: { 'content-encoding': 'br' } }),
  body => ({ body, headers: { 'content-encoding': 'x-unheard-of' } }),
  body => ({
    body: gzipSync(body).subarray(0, 20),
    headers: { 'content-encoding': 'gzip' },
  }),
  // Forty megabytes in forty kilobytes.
  () => ({ body: bomb(), headers: { 'content-encoding': 'gzip' } }),
  body => ({ body, headers: { 'content-type': 'text/plain' } }),
  body => ({ body, headers: { 'content-type': 'text/xml' } }),
  body => ({
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  body => ({
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  }),
  body => ({
    body,
    headers: { 'content-type': 'application/json; charset=x' },
  }),
  body => ({
    body,
    headers: { 'content-type': 'application/json; charset=utf-7' },
  }),
  body => ({
    body: Buffer.from(body.toString(), 'utf16le'),
    headers: { 'content-type': 'application/json; charset=utf-16' },
  }),
  body => ({ body: Buffer.from(body.toString(), 'utf16le'), headers: {} }),
  body => ({
    body: Buffer.concat([body, Buffer.from([0xff, 0xfe])]),
    headers: {},
  }),
  body => ({ body: Buffer.from(body.toString(), 'latin1'), headers: {} }),
  body => ({
    body: Buffer.concat([body, Buffer.alloc(1_200_000, ' ')]),
    headers: {},
  }),
  () => ({ body: Buffer.alloc(0), headers: {} }),
];
