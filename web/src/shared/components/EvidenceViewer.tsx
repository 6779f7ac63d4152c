import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import styles from './EvidenceViewer.module.css';
import { useWords } from '../i18n/i18n';

interface Props {
  /** With what is hidden on it, said beside it. */
  pictures: { name: string; url: string; note?: string | null }[];
  start: number;
  onClose: () => void;
}

/** One photo on the whole screen: ← → to the next, + − to zoom, Esc back to where one was. */
export function EvidenceViewer({ pictures, start, onClose }: Props) {
  const frame = useFocusInside();
  const view = useView(pictures.length, start);
  const picture = pictures[view.index];
  const keys: Record<string, () => void> = {
    Escape: onClose,
    ArrowRight: view.next,
    ArrowLeft: view.previous,
    '+': view.zoomIn,
    '=': view.zoomIn,
    '-': view.zoomOut,
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
      <TopBar name={picture.name} view={view} onClose={onClose} />
      <div className={styles.stage} tabIndex={0} role="group" aria-label={picture.name}>
        <img
          src={picture.url}
          alt={picture.name}
          className={styles.picture}
          style={{ width: `${view.zoom * 100}%` }}
          data-zoomed={view.zoom > 1 || undefined}
        />
      </div>
      {picture.note && <p className={styles.note}>{picture.note}</p>}
      {pictures.length > 1 && <BottomBar view={view} count={pictures.length} />}
    </div>
  );
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/** Which photo, how large, and the ways from there. */
function useView(count: number, start: number) {
  const [index, setIndex] = useState(start);
  const [step, setStep] = useState(0);
  const go = (by: number) => {
    setIndex((now) => Math.min(count - 1, Math.max(0, now + by)));
    setStep(0);
  };
  const zoomBy = (by: number) =>
    setStep((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));
  return {
    index,
    zoom: ZOOMS[step] ?? 1,
    isSmallest: step === 0,
    isLargest: step === ZOOMS.length - 1,
    next: () => go(1),
    previous: () => go(-1),
    zoomIn: () => zoomBy(1),
    zoomOut: () => zoomBy(-1),
  };
}

type View = ReturnType<typeof useView>;

function TopBar({ name, view, onClose }: { name: string; view: View; onClose: () => void }) {
  const t = useWords();
  return (
    <div className={styles.bar}>
      <span className={styles.name}>{name}</span>
      <Button word={t('evidence.zoomOut')} onClick={view.zoomOut} disabled={view.isSmallest} />
      <Button word={t('evidence.zoomIn')} onClick={view.zoomIn} disabled={view.isLargest} />
      <Button word={t('close')} onClick={onClose} />
    </div>
  );
}

function BottomBar({ view, count }: { view: View; count: number }) {
  const t = useWords();
  const { index } = view;
  return (
    <div className={styles.bar}>
      <Button word={t('evidence.previous')} onClick={view.previous} disabled={index === 0} />
      <span className={styles.count}>
        {index + 1} / {count}
      </span>
      <Button word={t('evidence.next')} onClick={view.next} disabled={index === count - 1} />
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
