import { Button } from 'antd';
import { useState } from 'react';
import { apiUrl } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { isCovered, type Box, type Change, type Drawing, type Kind, type Rectangle } from './boxes';
import styles from './evidence.module.css';
import type { Mode } from './Tools';
import type { Suggestion } from './types';
import { usePointer } from './usePointer';

interface Props {
  fileId: string;
  page: { no: number; width: number; height: number };
  pages: number;
  drawing: Drawing;
  change: (change: Change) => void;
  kind: Kind;
  mode: Mode;
  zoom: number;
  preview: boolean;
  suggestions: readonly Suggestion[];
}

/** One page of the original under its boxes. */
export function PageStage(props: Props) {
  const t = useWords('masking');
  const { page, pages, drawing, zoom, preview, mode } = props;
  const pointer = usePointer(props);
  const boxes = drawing.now.filter((box) => box.page === page.no);
  return (
    <div className={styles.stage}>
      <div
        ref={pointer.sheet}
        className={styles.sheet}
        style={{ width: `${zoom * 100}%`, aspectRatio: `${page.width} / ${page.height}` }}
        data-mode={preview ? 'pan' : mode}
        role="group"
        aria-label={t('stage', { page: page.no, pages })}
        tabIndex={0}
        {...pointer.handlers}
      >
        <PagePicture key={page.no} fileId={props.fileId} no={page.no} />
        {!preview && <Hints {...props} />}
        {boxes.map((box) => (
          <PageBox
            key={box.id}
            box={pointer.liveOf(box)}
            page={page}
            preview={preview}
            selected={box.id === drawing.selected}
            onSelect={() => props.change({ do: 'select', id: box.id })}
          />
        ))}
        {pointer.fresh && <span className={styles.fresh} style={placed(pointer.fresh, page)} />}
      </div>
    </div>
  );
}

function PagePicture({ fileId, no }: { fileId: string; no: number }) {
  const t = useWords('masking');
  const here = useHere();
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <div className={styles.failed} role="alert">
        {t('pictureFailed')}{' '}
        <Button
          onClick={() => {
            setTurn(turn + 1);
            setFailed(false);
          }}
        >
          {t('again')}
        </Button>
      </div>
    );
  }
  const url = apiUrl(here.api(`/evidence/${fileId}/masking/pages/${no}`), { turn });
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      className={styles.picture}
      onError={() => setFailed(true)}
    />
  );
}

/** Where something was found that no box hides yet. */
function Hints({ page, suggestions, drawing }: Props) {
  return suggestions
    .filter((each) => !isCovered(each, drawing.now))
    .map((each) => (
      <span key={`${each.x} ${each.y}`} className={styles.hint} style={placed(each, page)} />
    ));
}

interface PageBoxProps {
  box: Box;
  page: Props['page'];
  preview: boolean;
  selected: boolean;
  onSelect: () => void;
}

function PageBox({ box, page, preview, selected, onSelect }: PageBoxProps) {
  const t = useWords('masking');
  const name = t(`kind.${box.kind}`);
  if (preview) return <span className={styles.black} style={placed(box, page)} />;
  return (
    <button
      type="button"
      className={styles.box}
      style={placed(box, page)}
      data-box={box.id}
      data-selected={selected || undefined}
      aria-pressed={selected}
      aria-label={t('box', { kind: name, page: box.page })}
      onFocus={onSelect}
    >
      <span className={styles.tag}>{name}</span>
      {selected && <span className={styles.corner} data-corner={box.id} />}
    </button>
  );
}

const placed = (at: Rectangle, page: Props['page']) => ({
  left: `${(at.x / page.width) * 100}%`,
  top: `${(at.y / page.height) * 100}%`,
  width: `${(at.width / page.width) * 100}%`,
  height: `${(at.height / page.height) * 100}%`,
});
