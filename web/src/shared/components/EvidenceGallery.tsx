import { useState } from 'react';
import { apiUrl } from '../api/client';
import type { FileView } from '../api/types';
import styles from './EvidenceGallery.module.css';
import { EvidenceViewer } from './EvidenceViewer';
import { useMaskedWords, type MaskedKind } from './masked';
import { useWords } from '../i18n/i18n';

interface Props {
  communityId: number;
  files: readonly ShownFile[];
  /** The original instead of the public copy, for those with the right; each look is logged. */
  originals?: boolean;
}

/** What is needed to show a file; its hashes are the entry page's matter. */
export interface ShownFile extends Pick<FileView, 'id' | 'name' | 'mediaType' | 'thumbnail'> {
  /** What the public copy hides, by kind; nothing hidden where it is left out. */
  masked?: readonly MaskedKind[];
}

const isPicture = (file: ShownFile) => file.mediaType.startsWith('image/');

/** Photos open large on the page, everything else in a tab of its own. */
export function EvidenceGallery({ communityId, files, originals = false }: Props) {
  const masked = useMaskedWords();
  const [open, setOpen] = useState<number | null>(null);
  const pictures = files.filter(isPicture);
  const urlOf = (file: ShownFile) =>
    apiUrl(`/communities/${communityId}/files/${file.id}${originals ? '/original' : ''}`);
  return (
    <>
      <ul className={styles.gallery}>
        {files.map((file) => (
          <li key={file.id}>
            <Thumbnail
              file={file}
              note={originals ? null : masked(file.masked)}
              url={urlOf(file)}
              thumbnailUrl={apiUrl(`/communities/${communityId}/files/${file.id}/thumbnail`)}
              onOpen={isPicture(file) ? () => setOpen(pictures.indexOf(file)) : null}
            />
          </li>
        ))}
      </ul>
      {open !== null && (
        <EvidenceViewer
          pictures={pictures.map((file) => ({
            name: file.name,
            url: urlOf(file),
            note: originals ? null : masked(file.masked),
          }))}
          start={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface ThumbnailProps {
  file: ShownFile;
  /** What is hidden on it. */
  note: string | null;
  url: string;
  thumbnailUrl: string;
  onOpen: (() => void) | null;
}

function Thumbnail({ file, note, url, thumbnailUrl, onOpen }: ThumbnailProps) {
  const t = useWords();
  const picture = file.thumbnail ? (
    <img src={thumbnailUrl} alt="" loading="lazy" className={styles.image} />
  ) : (
    <span className={styles.paper} aria-hidden>
      {file.mediaType === 'application/pdf' ? 'PDF' : t('evidence.file')}
    </span>
  );
  const words = (
    <>
      <span className={styles.name}>{file.name}</span>
      {note && <span className={styles.note}>{note}</span>}
    </>
  );
  if (onOpen) {
    return (
      <button type="button" className={styles.item} onClick={onOpen}>
        {picture}
        {words}
        <span className={styles.act}>{t('evidence.enlarge')}</span>
      </button>
    );
  }
  return (
    <>
      <a className={styles.item} href={url} target="_blank" rel="noreferrer">
        {picture}
        {words}
        <span className={styles.act}>{t('evidence.newTab')}</span>
      </a>
      <a className={styles.save} href={url} download={file.name}>
        {t('evidence.save')}
      </a>
    </>
  );
}
