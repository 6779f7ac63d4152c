import { Button } from 'antd';
import { useWords } from '../app/words';
import { Chips } from '../ui/Chips';
import type { Box } from './boxes';
import styles from './evidence.module.css';
import { KindSelect } from './KindSelect';
import type { Editing } from './MaskEditor';

export type Mode = 'draw' | 'pan';

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

interface Props {
  editing: Editing;
  pages: number;
  boxes: readonly Box[];
}

/** What is done to the page as a whole. */
export function Tools({ editing, pages, boxes }: Props) {
  const t = useWords('masking');
  const { drawing, change, mode, setMode, preview, setPreview } = editing;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
      <Chips<Mode>
        label={t('mode')}
        value={mode}
        options={[
          { key: 'draw', name: t('draw') },
          { key: 'pan', name: t('pan') },
        ]}
        onChange={setMode}
      />
      <KindSelect label={t('drawnKind')} value={editing.kind} onChange={editing.name} />
      <Button onClick={() => change({ do: 'undo' })} disabled={drawing.past.length === 0}>
        {t('undo')}
      </Button>
      <Button onClick={() => change({ do: 'redo' })} disabled={drawing.future.length === 0}>
        {t('redo')}
      </Button>
      <Zoom editing={editing} />
      <Button
        type={preview ? 'primary' : 'default'}
        aria-pressed={preview}
        onClick={() => setPreview(!preview)}
      >
        {t(preview ? 'editing' : 'preview')}
      </Button>
      {pages > 1 && <Pages editing={editing} pages={pages} boxes={boxes} />}
    </div>
  );
}

function Zoom({ editing: { zoom, setZoom } }: { editing: Editing }) {
  const t = useWords('masking');
  const at = ZOOMS.findIndex((each) => each === zoom);
  const go = (by: number) => setZoom(ZOOMS[at + by] ?? zoom);
  return (
    <span className={styles.group}>
      <Button onClick={() => go(-1)} disabled={at === 0} aria-label={t('zoomOut')}>
        −
      </Button>
      <span className="figures">{t('zoom', { percent: zoom * 100 })}</span>
      <Button onClick={() => go(1)} disabled={at === ZOOMS.length - 1} aria-label={t('zoomIn')}>
        +
      </Button>
    </span>
  );
}

function Pages({ editing, pages, boxes }: Props) {
  const t = useWords('masking');
  const { page, setPage } = editing;
  const count = boxes.filter((box) => box.page === page.no).length;
  return (
    <span className={styles.group} role="group" aria-label={t('pages')}>
      <Button onClick={() => setPage(page.no - 1)} disabled={page.no === 1}>
        {t('previousPage')}
      </Button>
      <span className="figures">
        {t('pageOf', { page: page.no, pages })}
        {count > 0 && <span className="visually-hidden">{t('boxes', { count })}</span>}
      </span>
      <Button onClick={() => setPage(page.no + 1)} disabled={page.no === pages}>
        {t('nextPage')}
      </Button>
    </span>
  );
}
