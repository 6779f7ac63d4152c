import { notFound } from '../shared/domain-error';
import type { FileView } from '../platform/files/file.view';
import type { ServedFile } from '../platform/files/serve-file';

/** 附件 as a page knows it. `sha256` is of the original; width and height are of the public copy. */
export class EvidenceView {
  id!: string;
  name!: string;
  mediaType!: string;
  size!: number;
  sha256!: string;
  publicSha256!: string;
  thumbnail!: boolean;
  width!: number | null;
  height!: number | null;
}

export function evidenceViewOf(file: FileView): EvidenceView {
  return {
    id: file.id,
    name: file.name,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    publicSha256: file.publicSha256,
    thumbnail: file.thumbnailSha256 !== null,
    width: file.width,
    height: file.height,
  };
}

/**
 * Which bytes answer a request for a copy. Imports (rolls with names) and reports are no evidence.
 * @throws DomainError notFound `file.not-found`.
 */
export function copyOf(
  file: FileView | null,
  copy: 'public' | 'thumbnail' | 'original',
): ServedFile {
  const served = file?.purpose === 'evidence' ? servedCopy(file, copy) : null;
  if (!served) throw notFound('file.not-found', '没有找到这个附件，请刷新页面后再试');
  return served;
}

function servedCopy(file: FileView, copy: 'public' | 'thumbnail' | 'original'): ServedFile | null {
  const { name, publicMediaType, publicSha256, thumbnailSha256 } = file;
  if (copy === 'original') return { name, mediaType: file.mediaType, sha256: file.sha256 };
  // 遮盖 puts another copy in its place
  const mayChange = true;
  if (copy === 'public') {
    return { name, mediaType: publicMediaType, sha256: publicSha256, mayChange };
  }
  return thumbnailSha256 === null
    ? null
    : { name, mediaType: 'image/jpeg', sha256: thumbnailSha256, mayChange };
}
