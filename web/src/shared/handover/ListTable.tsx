import type { ReactNode } from 'react';
import { Badge } from '../components/Badge';
import { formatYuan } from '../format/yuan';
import { useWords } from '../i18n/i18n';
import styles from './handover.module.css';
import type { HandoverList } from './types';

interface Props {
  lists: readonly HandoverList[];
  /** How a list is opened, where it may be. */
  nameOf?: (list: HandoverList) => ReactNode;
}

/** 交接清单: how many lines, what they come to, and whether the next firm has taken them over. */
export function ListTable({ lists, nameOf = ({ title }) => title }: Props) {
  const t = useWords('handover');
  const isSealed = lists.some(({ linesRoot }) => linesRoot !== null);
  return (
    <table className={styles.lists}>
      <thead>
        <tr>
          <th scope="col">{t('list')}</th>
          <th scope="col" className={styles.figure}>
            {t('lines')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('total')}
          </th>
          {isSealed && <th scope="col">{t('outcome')}</th>}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.list}>
            <th scope="row" className={styles.wide}>
              {nameOf(list)}
              <p className={styles.quiet}>{list.purpose}</p>
            </th>
            <td className={styles.figure}>{t('lineCount', { count: list.lineCount })}</td>
            <td className={styles.figure}>
              {list.total === null ? '' : `${list.amountName ?? ''} ${formatYuan(list.total)}`}
            </td>
            {isSealed && (
              <td className={styles.wide}>
                <Outcome list={list} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ list: { outcome, note } }: { list: HandoverList }) {
  const t = useWords('handover');
  if (outcome === null) return <Badge>{t('waiting')}</Badge>;
  return (
    <>
      <Badge tone={outcome === 'accepted' ? 'good' : 'attention'}>{t(`outcomes.${outcome}`)}</Badge>
      {note && <p className={styles.quiet}>{note}</p>}
    </>
  );
}
