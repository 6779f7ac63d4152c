import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { withQuery } from '../../shared/api/client';
import type { Flow, FlowPart } from '../../shared/api/types';
import { formatYuan, percentOf, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import styles from './FlowTable.module.css';
import { flowQuery, type FlowRange } from './useFlowRange';

/** The figures of the picture, to the fen; a use leads to its entries. */
export function FlowTable({ flow, value }: { flow: Flow; value: FlowRange }) {
  const t = useWords();
  const { page } = useCommunity();
  const { unit, range, fund } = value;
  const query = flowQuery(unit, range, fund);
  const sumIn = sumYuan(flow.sources.map((source) => source.amount));
  const sumOut = sumYuan(flow.uses.map((use) => use.amount));
  const incomeOf = (part: FlowPart) => {
    const account = part.accounts.length === 1 ? (part.accounts[0]?.code ?? '') : '';
    const params = { from: range.from, to: range.to, direction: 'in', fund, account };
    return page(withQuery('/statement', params));
  };
  return (
    <Card title={t('flow:table.title')}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <Head />
          <tbody>
            <Sum name={t('flow:table.opening')} amount={flow.opening} />
          </tbody>
          <Group name={t('flow:table.sources')} parts={flow.sources} whole={sumIn} to={incomeOf}>
            <Sum name={t('flow:table.sumIn')} amount={sumIn} />
          </Group>
          <Group
            name={t('flow:table.uses')}
            parts={flow.uses}
            whole={sumOut}
            to={(part) => page(`/flow/uses/${encodeURIComponent(part.key)}?${query}`)}
          >
            <Sum name={t('flow:table.sumOut')} amount={sumOut} />
          </Group>
          <tfoot>
            <Sum name={t('flow:table.closing')} amount={flow.closing} />
          </tfoot>
        </table>
      </div>
      <p className="quiet small">{t('flow:table.check')}</p>
    </Card>
  );
}

function Head() {
  const t = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{t('flow:table.name')}</th>
        <th scope="col">{t('flow:table.amount')}</th>
        <th scope="col">{t('flow:table.share')}</th>
      </tr>
    </thead>
  );
}

interface GroupProps {
  name: string;
  parts: FlowPart[];
  whole: string;
  to: (part: FlowPart) => string;
  children: ReactNode;
}

function Group({ name, parts, whole, to, children }: GroupProps) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.group}>
          {name}
        </th>
      </tr>
      {parts.map((part) => (
        <tr key={part.key}>
          <th scope="row">
            <Link className={styles.link} to={to(part)}>
              {part.name}
            </Link>
          </th>
          <td>{formatYuan(part.amount)}</td>
          <td className={styles.share}>{percentOf(part.amount, whole)}</td>
        </tr>
      ))}
      {children}
    </tbody>
  );
}

function Sum({ name, amount }: { name: string; amount: string }) {
  return (
    <tr className={styles.sum}>
      <th scope="row">{name}</th>
      <td>{formatYuan(amount)}</td>
      <td />
    </tr>
  );
}
