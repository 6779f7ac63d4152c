import { useReducer, useState, type KeyboardEvent } from 'react';
import { useWords } from '../app/words';
import { Panel } from '../ui/Panel';
import { Apply } from './Apply';
import { BoxList } from './BoxList';
import { changed, isKind, KINDS, startOf, type Drawing, type Kind } from './boxes';
import styles from './evidence.module.css';
import { keyed } from './keys';
import { PageStage } from './PageStage';
import { Suggestions } from './Suggestions';
import { Tools, type Mode } from './Tools';
import type { Masking, PublicCopy } from './types';

interface Props {
  masking: Masking;
  onMade: (copy: PublicCopy) => void;
}

/** The page with its boxes on the left, what they hide and what they might hide on the right. */
export function MaskEditor({ masking, onMade }: Props) {
  const editing = useEditing(masking);
  const { drawing, change, page, kind, preview } = editing;
  return (
    <div className={styles.editor} onKeyDown={editing.onKey}>
      <div className={styles.main}>
        <Tools editing={editing} pages={masking.pages.length} boxes={drawing.now} />
        <PageStage
          fileId={masking.fileId}
          page={page}
          pages={masking.pages.length}
          drawing={drawing}
          change={change}
          kind={kind}
          mode={editing.mode}
          zoom={editing.zoom}
          preview={preview}
          suggestions={masking.suggestions.filter((each) => each.page === page.no)}
        />
        <Keys />
      </div>
      <div className={styles.side}>
        {masking.hasWords && (
          <Panel>
            <Suggestions masking={masking} editing={editing} />
          </Panel>
        )}
        <Panel>
          <BoxList editing={editing} />
        </Panel>
        <Panel>
          <Apply
            masking={masking}
            boxes={drawing.now}
            unchanged={masking.copyNo > 0 && drawing.past.length === 0}
            onMade={onMade}
          />
        </Panel>
      </div>
    </div>
  );
}

export type Editing = ReturnType<typeof useEditing>;

/** What is drawn, and how it is looked at. */
function useEditing(masking: Masking) {
  const [drawing, change] = useReducer(changed, masking, drawingOf);
  const [pageNo, setPage] = useState(1);
  const [kind, setKind] = useState<Kind>('name');
  const [mode, setMode] = useState<Mode>('draw');
  const [zoom, setZoom] = useState(1);
  const [preview, setPreview] = useState(false);
  const page = masking.pages.find(({ no }) => no === pageNo) ?? { no: 1, width: 1, height: 1 };
  /** New boxes hide this; the one in hand too. */
  const name = (to: Kind) => {
    setKind(to);
    if (drawing.selected !== null) change({ do: 'name', id: drawing.selected, kind: to });
  };
  const onKey = (event: KeyboardEvent) => {
    const act = keyed(event, { drawing, page, kind });
    if (!act) return;
    event.preventDefault();
    if ('kind' in act) name(act.kind);
    else change(act);
  };
  return {
    drawing,
    change,
    page,
    setPage,
    kind,
    name,
    mode,
    setMode,
    zoom,
    setZoom,
    preview,
    setPreview,
    onKey,
  };
}

/** From the boxes of the newest copy. */
function drawingOf({ boxes }: Masking): Drawing {
  return startOf(boxes.map((box) => ({ ...box, kind: isKind(box.kind) ? box.kind : 'other' })));
}

function Keys() {
  const t = useWords('masking');
  return <p className={`quiet ${styles.keys}`}>{t('keys', { letters: useLetters() })}</p>;
}

function useLetters(): string {
  const t = useWords('masking');
  return KINDS.map(({ kind, letter }) =>
    t('letter', { letter: letter.toUpperCase(), name: t(`kind.${kind}`) }),
  ).join(t('listComma'));
}
