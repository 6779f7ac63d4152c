import { Link } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Community } from '../../shared/api/types';
import { switchLanguage, useLanguage, useWords } from '../../shared/i18n/i18n';
import { useTypeSize } from '../../shared/session/type-size';
import styles from './Footer.module.css';

/** Whom to call, and how to read more easily, on every page. */
export function Footer({ communityId }: { communityId?: number | undefined }) {
  const t = useWords();
  const language = useLanguage();
  const [size, setSize] = useTypeSize();
  return (
    <footer className={`${styles.foot} no-print`}>
      <div className={styles.inner}>
        {communityId !== undefined && <Office communityId={communityId} />}
        <div className={styles.switches}>
          <button
            type="button"
            aria-pressed={size === 'large'}
            onClick={() => setSize(size === 'large' ? 'normal' : 'large')}
          >
            {size === 'large' ? t('nav:largeOff') : t('nav:largeOn')}
          </button>
          <button
            type="button"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t('nav:otherLanguage')}
          </button>
        </div>
      </div>
    </footer>
  );
}

function Office({ communityId }: { communityId: number }) {
  const t = useWords();
  const { data } = useGet<Community>(`/communities/${communityId}`);
  return (
    <div className={styles.words}>
      <p>{t('nav:foot')}</p>
      <p>
        <Link to={`/c/${communityId}/inquiries`}>{t('nav:ask')}</Link>
      </p>
      {data?.officePhone && (
        <p>
          {t('nav:office')} <a href={`tel:${data.officePhone}`}>{data.officePhone}</a>
        </p>
      )}
    </div>
  );
}
