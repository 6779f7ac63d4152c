import { useState } from 'react';
import { apiUrl } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import { EvidenceViewer } from '../../shared/components/EvidenceViewer';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import styles from './LargeEvidence.module.css';

interface Props {
  files: FileView[];
  /** The original instead of the public copy; each look is logged. */
  originals: boolean;
}

const isPicture = ({ mediaType }: FileView) => mediaType.startsWith('image/');

/** The papers large enough to be read beside the decision; a click makes them fill the screen. */
export function LargeEvidence({ files, originals }: Props) {
  const t = useWords('spending');
  const here = useHere();
  const [open, setOpen] = useState<number | null>(null);
  const urlOf = ({ id }: FileView) =>
    apiUrl(here.api(`/files/${id}${originals ? '/original' : ''}`));
  const pictures = files.filter(isPicture);
  const papers = files.filter((file) => !isPicture(file));
  return (
    <>
      <ul className={styles.pictures}>
        {pictures.map((file, index) => (
          <li key={file.id}>
            <button type="button" className={styles.picture} onClick={() => setOpen(index)}>
              <img src={urlOf(file)} alt="" loading="lazy" />
              <span className={styles.words}>
                {file.name} <span className={styles.act}>{t('evidence.enlarge')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {papers.map((file) => (
        <p key={file.id}>
          <a href={urlOf(file)} target="_blank" rel="noreferrer">
            {file.name}
          </a>{' '}
          <a href={urlOf(file)} download={file.name}>
            {t('evidence.save')}
          </a>
        </p>
      ))}
      {open !== null && (
        <EvidenceViewer
          pictures={pictures.map((file) => ({ name: file.name, url: urlOf(file) }))}
          start={open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
