import { InputError } from '@backstage/errors';
import { SPREADSHEET_LIMITS } from '@backstage-continuity/plugin-continuity-common';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bytes of the record at the end, and of the longest comment behind it. */
const END_BYTES = 22;
const COMMENT_BYTES = 65_535;

/** A workbook has a handful of parts. */
const ENTRIES_AT_MOST = 2_000;
/** Sheets repeat themselves, but not that much. */
const RATIO = { atMost: 200, from: 5_000_000 };
/** All that a workbook says in text; pictures and programs are left where they are. */
const WANTED = /\.(?:xml|rels)$/i;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

function damaged() {
  return new InputError(
    'The file is damaged or no XLSX workbook; save it again as XLSX or CSV',
  );
}

function tooLarge() {
  return new InputError(
    `The workbook is larger than ${
      SPREADSHEET_LIMITS.unpacked / 1_000_000
    } MB once it is unpacked; keep the sheet that is to be imported alone, or save it as CSV`,
  );
}

/** The contents of the archive as it lists them at its end. */
function entriesOf(file: Buffer): Entry[] {
  let end = file.length - END_BYTES;
  const first = Math.max(0, end - COMMENT_BYTES);
  while (end >= first && file.readUInt32LE(end) !== END) end -= 1;
  if (end < first) throw damaged();
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > ENTRIES_AT_MOST) throw tooLarge();
  return Array.from({ length: count }, () => {
    if (file.readUInt32LE(at) !== ENTRY) throw damaged();
    const nameLength = file.readUInt16LE(at + 28);
    const entry = {
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    at +=
      46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    return entry;
  });
}

async function unpack(file: Buffer, entry: Entry): Promise<Buffer> {
  if (file.readUInt32LE(entry.offset) !== LOCAL) throw damaged();
  const start =
    entry.offset +
    30 +
    file.readUInt16LE(entry.offset + 26) +
    file.readUInt16LE(entry.offset + 28);
  const data = file.subarray(start, start + entry.packed);
  const content =
    entry.method === 0
      ? data
      : await inflate(data, {
          // One more than declared, so that what lies about itself is found.
          maxOutputLength: entry.unpacked + 1,
        });
  if (content.length !== entry.unpacked) throw damaged();
  return content;
}

/**
 * Unpacks the parts of a workbook. What claims to be, or turns out, larger than
 * allowed is refused before it is unpacked.
 *
 * @throws InputError in words for the person who chose the file
 */
export async function unpackZip(file: Buffer): Promise<Map<string, Buffer>> {
  try {
    const entries = entriesOf(file).filter(({ name }) => WANTED.test(name));
    const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
    if (
      total > SPREADSHEET_LIMITS.unpacked ||
      (total > RATIO.from && total > file.length * RATIO.atMost)
    ) {
      throw tooLarge();
    }
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      if (entry.method !== 0 && entry.method !== 8) throw damaged();
      parts.set(entry.name, await unpack(file, entry));
    }
    return parts;
  } catch (error) {
    if ((error as Error).name === 'InputError') throw error;
    // Offsets beyond the end, broken streams, more than was declared.
    throw damaged();
  }
}

function header(signature: number, name: Buffer, size: number, length: number) {
  const bytes = Buffer.alloc(length);
  const isEntry = signature === ENTRY;
  bytes.writeUInt32LE(signature, 0);
  // The version needed, then the sizes; nothing is packed, dated or flagged.
  bytes.writeUInt16LE(20, isEntry ? 6 : 4);
  bytes.writeUInt32LE(size, isEntry ? 20 : 18);
  bytes.writeUInt32LE(size, isEntry ? 24 : 22);
  bytes.writeUInt16LE(name.length, isEntry ? 28 : 26);
  return bytes;
}

/**
 * The parts as an archive that is not compressed: whoever reads it cannot find
 * more in it than was unpacked. Checksums, which no reader of ours looks at, are
 * left out.
 */
export function packPlain(parts: Map<string, Buffer>): Buffer {
  const contents: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const bytes = Buffer.from(name);
    const entry = header(ENTRY, bytes, content.length, 46);
    entry.writeUInt32LE(offset, 42);
    index.push(entry, bytes);
    contents.push(header(LOCAL, bytes, content.length, 30), bytes, content);
    offset += 30 + bytes.length + content.length;
  }
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(
    index.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, ...index, end]);
}
