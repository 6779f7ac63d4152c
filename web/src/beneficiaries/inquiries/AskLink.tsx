import { Link } from 'react-router';
import { withQuery } from '../../shared/api/client';
import type { SubjectKind } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import './ask-words';
import styles from './ask.module.css';

export interface Asked {
  kind: SubjectKind;
  /** Number of the entry, id of the line, report or contract; none for a general question. */
  id?: string;
  /** What the thing is called, said back to the asker while she writes. */
  about?: string;
}

/** 问一问: from anything in the account to a question about it. Nothing for those who cannot ask. */
export function AskLink({ kind, id, about }: Asked) {
  const t = useWords();
  const { page, may } = useCommunity();
  if (!may('inquiry.ask')) return null;
  return (
    <Link
      className={`${styles.ask} no-print`}
      to={withQuery(page('/inquiries/ask'), { kind, id })}
      state={about ? { about } : null}
      aria-label={about ? t('ask:askOn', { about }) : undefined}
    >
      {t('ask:ask')}
    </Link>
  );
}
