import { Button } from 'antd';
import { useWords } from '../app/words';
import styles from './evidence.module.css';
import { KindSelect } from './KindSelect';
import type { Editing } from './MaskEditor';

/** Every box of the file in words, for those who cannot see or point. */
export function BoxList({ editing }: { editing: Editing }) {
  const t = useWords('masking');
  const { drawing, change, setPage } = editing;
  return (
    <>
      <h2>{t('boxes', { count: drawing.now.length })}</h2>
      {drawing.now.length === 0 && <p className="quiet">{t('noBoxes')}</p>}
      <ul className={styles.list}>
        {drawing.now.map(({ id, kind, page }) => (
          <li key={id} className={styles.row} data-selected={id === drawing.selected || undefined}>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setPage(page);
                change({ do: 'select', id });
              }}
            >
              {t('box', { kind: t(`kind.${kind}`), page })}
            </button>
            <KindSelect
              quiet
              label={t('kindOf')}
              value={kind}
              onChange={(to) => change({ do: 'name', id, kind: to })}
            />
            <Button size="small" onClick={() => change({ do: 'remove', id })}>
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
