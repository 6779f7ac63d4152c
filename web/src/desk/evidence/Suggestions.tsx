import { Button } from 'antd';
import { useWords } from '../app/words';
import { isCovered, isKind } from './boxes';
import styles from './evidence.module.css';
import type { Editing } from './MaskEditor';
import type { Masking, Suggestion } from './types';

interface Props {
  masking: Masking;
  editing: Editing;
}

/** What was found by its pattern among the words; a person decides. */
export function Suggestions({ masking, editing }: Props) {
  const t = useWords('masking');
  const { drawing, change } = editing;
  const { suggestions } = masking;
  const open = suggestions.filter((each) => !isCovered(each, drawing.now));
  const take = (taken: readonly Suggestion[]) => change({ do: 'add', boxes: taken.map(boxOf) });
  return (
    <>
      <div className={styles.row}>
        <h2>{t('suggestions', { count: open.length })}</h2>
        {open.length > 0 && (
          <Button size="small" type="primary" onClick={() => take(open)}>
            {t('takeAll')}
          </Button>
        )}
      </div>
      {suggestions.length === 0 && <p className="quiet">{t('noSuggestions')}</p>}
      <ul className={styles.list}>
        {suggestions.map((each) => (
          <li key={`${each.page} ${each.x} ${each.y}`} className={styles.row}>
            <button
              type="button"
              className={styles.link}
              onClick={() => editing.setPage(each.page)}
            >
              {t('box', { kind: t(`kind.${each.kind}`), page: each.page })}
            </button>
            <span className="code">{each.text}</span>
            {open.includes(each) ? (
              <Button size="small" onClick={() => take([each])}>
                {t('take')}
              </Button>
            ) : (
              <span className="quiet">{t('taken')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function boxOf({ page, x, y, width, height, kind }: Suggestion) {
  return { page, x, y, width, height, kind: isKind(kind) ? kind : ('other' as const) };
}
