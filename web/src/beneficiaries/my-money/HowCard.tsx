import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** 算法: three sentences with the home's own figures. */
export function HowCard({ money: { sentences } }: { money: MyMoney }) {
  const t = useWords();
  return (
    <Card title={t('my-money:how.title')}>
      <ol className={styles.how}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </Card>
  );
}
