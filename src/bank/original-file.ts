import { extensionOf } from '../platform/files/file-name.rules';
import type { StoredUpload } from '../platform/files/evidence.service';

/** A file that lies in the store already. */
export interface KeptFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
  txt: 'text/csv',
  xml: 'application/xml',
  ofd: 'application/ofd',
  zip: 'application/zip',
  gz: 'application/gzip',
};

/**
 * The row a statement's original has among the files: verified with them, and never shown to anyone as
 * evidence, since its purpose is to be read in. Its type follows its name; it only ever leaves as a
 * download that no page opens.
 */
export function originalOf({ name, sha256, size }: KeptFile, uploadedBy: string): StoredUpload {
  const mediaType = MEDIA_TYPES[extensionOf(name)] ?? 'application/octet-stream';
  return {
    name,
    mediaType,
    sizeBytes: size,
    sha256,
    publicSha256: sha256,
    publicMediaType: mediaType,
    thumbnailSha256: null,
    width: null,
    height: null,
    purpose: 'import',
    uploadedBy,
  };
}
