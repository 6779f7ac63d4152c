import { apiUrl } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';

/** 我的信息副本 (个人信息保护法 45). */
export function CopyCard() {
  const t = useWords();
  return (
    <Card title={t('privacy:copy.title')}>
      <p>{t('privacy:copy.text')}</p>
      <a href={apiUrl('/me/personal-data')} download>
        {t('privacy:copy.download')}
      </a>
    </Card>
  );
}
