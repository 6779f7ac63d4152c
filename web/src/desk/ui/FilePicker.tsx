import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { Skeleton } from '../../shared/components/Skeleton';
import { useWords } from '../app/words';
import styles from './FileDrop.module.css';

interface Props {
  accept: string;
  busy: boolean;
  onFile: (file: File) => void;
}

/** One file to be read, chosen or dropped. */
export function FilePicker({ accept, busy, onFile }: Props) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <div
      className={`${styles.drop} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
    >
      <input
        ref={field}
        type="file"
        style={{ display: 'none' }}
        accept={accept}
        aria-label={t('files.chooseOne')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <Button type="primary" disabled={busy} onClick={() => field.current?.click()}>
        {t('files.chooseOne')}
      </Button>{' '}
      <span className="quiet">{t('files.dropOne')}</span>
      {busy && <Skeleton lines={3} />}
    </div>
  );
}
