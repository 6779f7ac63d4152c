import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './EvidenceViewer.module.css';

interface Props {
  pictures: { name: string; url: string }[];
  start: number;
  onClose: () => void;
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/** One photo on the whole screen: ← → to the next, + − to zoom, Esc back to where one was. */
export function EvidenceViewer({ pictures, start, onClose }: Props) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(start);
  const [zoom, setZoom] = useState(0);
  const frame = useFocusInside();
  const picture = pictures[index];
  const go = (step: number) => {
    setIndex((now) => Math.min(pictures.length - 1, Math.max(0, now + step)));
    setZoom(0);
  };
  const zoomBy = (step: number) =>
    setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + step)));
  const keys: Record<string, () => void> = {
    Escape: onClose,
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
  };
  if (!picture) return null;
  return (
    <div
      ref={frame}
      className={styles.viewer}
      role="dialog"
      aria-modal="true"
      aria-label={picture.name}
      tabIndex={-1}
      onKeyDown={(event) => {
        keepFocusInside(event);
        keys[event.key]?.();
      }}
    >
      <div className={styles.bar}>
        <span className={styles.name}>{picture.name}</span>
        <Button word={t('evidence.zoomOut')} onClick={() => zoomBy(-1)} disabled={zoom === 0} />
        <Button
          word={t('evidence.zoomIn')}
          onClick={() => zoomBy(1)}
          disabled={zoom === ZOOMS.length - 1}
        />
        <Button word={t('close')} onClick={onClose} />
      </div>
      <div className={styles.stage} tabIndex={0} role="group" aria-label={picture.name}>
        <img
          src={picture.url}
          alt={picture.name}
          className={styles.picture}
          style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%` }}
          data-zoomed={zoom > 0 || undefined}
        />
      </div>
      {pictures.length > 1 && (
        <div className={styles.bar}>
          <Button word={t('evidence.previous')} onClick={() => go(-1)} disabled={index === 0} />
          <span className={styles.count}>
            {index + 1} / {pictures.length}
          </span>
          <Button
            word={t('evidence.next')}
            onClick={() => go(1)}
            disabled={index === pictures.length - 1}
          />
        </div>
      )}
    </div>
  );
}

interface ButtonProps {
  word: string;
  onClick: () => void;
  disabled?: boolean;
}

function Button({ word, onClick, disabled = false }: ButtonProps) {
  return (
    <button type="button" className={styles.button} onClick={onClick} disabled={disabled}>
      {word}
    </button>
  );
}

/** Takes the focus when it opens, gives it back when it closes, and stops the page scrolling. */
function useFocusInside() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const { overflow } = document.body.style;
    document.body.style.overflow = 'hidden';
    frame.current?.focus();
    return () => {
      document.body.style.overflow = overflow;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return frame;
}

function keepFocusInside(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Tab') return;
  const stops = event.currentTarget.querySelectorAll<HTMLElement>(
    'button:not(:disabled), [tabindex="0"]',
  );
  const first = stops[0];
  const last = stops[stops.length - 1];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
