import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FileView } from '../../shared/api/types';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { useSentence } from '../../shared/components/ErrorState';
import { ProgressBar } from '../../shared/components/ProgressBar';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import styles from './FileDrop.module.css';
import { useFiles, type Incoming } from './useFiles';

interface Props {
  id?: string;
  value?: FileView[];
  onChange?: (files: FileView[]) => void;
  hint?: string;
  /** Takes files dropped or pasted anywhere on the page. One such field to a page. */
  wholePage?: boolean;
}

const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf,.ofd,.xml';

/** Evidence: chosen, dropped or pasted; each with its progress, its picture, and its refusal. */
export function FileDrop({ id, value = [], onChange, hint, wholePage = true }: Props) {
  const t = useWords();
  const here = useHere();
  const files = useFiles(value, (next) => onChange?.(next));
  const isOver = useWholePage(wholePage ? files.add : null);
  return (
    <div id={id} className={`${styles.drop} ${isOver ? styles.over : ''}`}>
      <Chooser onChosen={files.add} />
      <p className="quiet">{hint ?? t('files.hint')}</p>
      {files.incoming.map((one) => (
        <OnItsWay key={one.key} file={one} onDismiss={() => files.dismiss(one.key)} />
      ))}
      {value.length > 0 && <EvidenceGallery communityId={here.id} files={value} />}
      {value.length > 0 && (
        <ul className={styles.list}>
          {value.map((file) => (
            <li key={file.id}>
              <Button type="link" onClick={() => files.remove(file.id)}>
                {t('files.remove', { name: file.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Chooser({ onChosen }: { onChosen: (files: Iterable<File>) => void }) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        style={{ display: 'none' }}
        accept={ACCEPT}
        aria-label={t('files.choose')}
        onChange={(event) => {
          onChosen([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => field.current?.click()}>{t('files.choose')}</Button>
    </>
  );
}

function OnItsWay({ file, onDismiss }: { file: Incoming; onDismiss: () => void }) {
  const t = useWords();
  const sentence = useSentence(file.error);
  if (!file.error) return <ProgressBar label={file.name} done={file.percent} total={100} />;
  return (
    <p className={styles.refused} role="alert">
      {t('files.refused', { name: file.name })}
      {sentence}{' '}
      <Button type="link" onClick={onDismiss}>
        {t('files.dismiss')}
      </Button>
    </p>
  );
}

/** Drop and paste, wherever on the page they happen. */
function useWholePage(add: ((files: Iterable<File>) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(add);
  take.current = add;
  const isOn = add !== null;
  useEffect(() => {
    if (!isOn) return undefined;
    const stop = new AbortController();
    const on = <K extends keyof WindowEventMap>(type: K, act: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(type, act, { signal: stop.signal });
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setIsOver(false);
    });
    on('drop', (event) => {
      setIsOver(false);
      // prevented already: dropped on a field of its own, which has taken it
      if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      take.current?.([...event.dataTransfer.files]);
    });
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) take.current?.(files);
    });
    return () => stop.abort();
  }, [isOn]);
  return isOver;
}
