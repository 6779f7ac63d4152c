import { apiUrl, type Query } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import styles from './statement.module.css';

const isWeChat = /MicroMessenger/i.test(navigator.userAgent);

/** The rows on this page, all of them, as a file. */
export function ExportLinks({ query }: { query: Query }) {
  const t = useWords();
  const { path } = useCommunity();
  const url = (format: 'csv' | 'xlsx') => apiUrl(path('/account/statement'), { ...query, format });
  return (
    <div className={`${styles.exports} no-print`}>
      <h3>{t('statement:exportTitle')}</h3>
      {isWeChat && <p className="quiet small">{t('statement:wechat')}</p>}
      <a href={url('xlsx')} download>
        {t('statement:xlsx')}
      </a>
      <a href={url('csv')} download>
        {t('statement:csv')}
      </a>
    </div>
  );
}
