import { createHash } from 'node:crypto';
import { assertAcceptable, type Upload } from '../platform/files/media.rules';
import { readTableFile } from '../platform/files/table-file';
import type { NumberedRow } from './roll-row.rules';

export interface RollFile {
  name: string;
  /** Hex; kept as the proof of which file it was. */
  sha256: string;
  rows: readonly NumberedRow[];
}

/**
 * The rows of an uploaded list. Nothing is written and the file is not kept: it holds names and
 * telephone numbers of a whole community.
 * @throws DomainError `file.…` when it is not a sound CSV or XLSX; `table.…` when it cannot be read.
 */
export async function readRollFile(upload: Upload): Promise<RollFile> {
  const { name } = assertAcceptable(upload);
  const rows = await readTableFile(upload);
  return { name, sha256: createHash('sha256').update(upload.bytes).digest('hex'), rows };
}
