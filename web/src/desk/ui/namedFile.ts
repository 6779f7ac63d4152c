import type { FileView } from '../../shared/api/types';

/** A file of which only id and name are known: drafts say no more of theirs. */
export function namedFile(id: string, name: string): FileView {
  const unknown = { sha256: '', publicSha256: null, width: null, height: null, size: 0 };
  return { id, name, mediaType: 'application/octet-stream', thumbnail: true, ...unknown };
}
