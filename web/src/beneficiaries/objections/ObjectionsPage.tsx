import { useGet } from '../../shared/api/queries';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { Newest } from '../parts/Newest';
import { isGoingOn } from '../../shared/objections/standing';
import { ObjectedCard, ObjectedRow } from './Objected';
import styles from './objections.module.css';
import type { ObjectedPayment } from '../../shared/objections/types';
import './words';

/** 不同意就先停: approved payments that wait for objections, those that were stopped, and the answers. */
export default function ObjectionsPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const list = useGet<{ items: ObjectedPayment[] }>(path('/objections'));
  return (
    <Page
      title={t('objections:title')}
      lead={t('objections:lead')}
      back={{ to: page(''), word: t('nav:home') }}
    >
      <Load query={list} lines={6}>
        {({ items }) => (
          <div className={styles.stack}>
            <Now items={items.filter(isGoingOn)} />
            <Past items={items.filter((item) => !isGoingOn(item))} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function Now({ items }: { items: ObjectedPayment[] }) {
  const t = useWords();
  if (items.length === 0)
    return <EmptyState title={t('objections:none')}>{t('objections:noneHint')}</EmptyState>;
  return items.map((payment) => <ObjectedCard key={payment.requestId} payment={payment} />);
}

function Past({ items }: { items: ObjectedPayment[] }) {
  const t = useWords();
  if (items.length === 0) return null;
  return (
    <Card title={t('objections:past')}>
      <Newest
        of={spokenFirst(items)}
        show={(payment) => <ObjectedRow key={payment.requestId} payment={payment} />}
        olderTitle={(count) => t('objections:older', { count })}
      />
    </Card>
  );
}

/** Those somebody objected to: what was answered is what is looked for. */
function spokenFirst(items: readonly ObjectedPayment[]): ObjectedPayment[] {
  const isSpoken = ({ voices }: ObjectedPayment) => Number(voices.length > 0);
  return [...items].sort((one, other) => isSpoken(other) - isSpoken(one));
}
