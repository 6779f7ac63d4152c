import type { FileObjectRow } from './file-object.entity';

/** What a page may know of a file. `width` and `height` are those of the public copy. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly publicSha256: string;
  readonly publicMediaType: string;
  readonly hasThumbnail: boolean;
  readonly thumbnailSha256: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly purpose: FileObjectRow['purpose'];
}

export function fileViewOf(row: Omit<FileObjectRow, 'uploadedAt'>): FileView {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    size: row.sizeBytes,
    sha256: row.sha256,
    publicSha256: row.publicSha256,
    publicMediaType: row.publicMediaType,
    hasThumbnail: row.thumbnailSha256 !== null,
    thumbnailSha256: row.thumbnailSha256,
    width: row.width,
    height: row.height,
    purpose: row.purpose,
  };
}
