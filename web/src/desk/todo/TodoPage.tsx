import { Link } from 'react-router';
import { MoneyText } from '../../shared/components/MoneyText';
import { EmptyState } from '../../shared/components/EmptyState';
import { Badge } from '../../shared/components/Badge';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QuickActs } from './QuickActs';
import { pageOf, useTodo, type BlockedItem, type Todo, type TodoItem } from './todo';
import styles from './TodoPage.module.css';

/** The landing page: what waits for me, and what I wait for. */
export function TodoPage() {
  const t = useWords('todo');
  const todo = useTodo();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} actions={<QuickActs />} />
      <Loaded of={todo}>{(data) => <Lists todo={data} />}</Loaded>
    </>
  );
}

function Lists({ todo }: { todo: Todo }) {
  const t = useWords('todo');
  const blocked = todo.blockedBy ?? [];
  return (
    <>
      <Panel title={t('mine', { count: todo.items.length })}>
        {todo.items.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <ul className={styles.list}>
            {todo.items.map((item) => (
              <Mine key={`${item.kind}-${item.id}-${item.act}`} item={item} />
            ))}
          </ul>
        )}
      </Panel>
      {blocked.length > 0 && (
        <Panel title={t('others')}>
          <ul className={styles.list}>
            {blocked.map((item) => (
              <Others key={item.id} item={item} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Mine({ item }: { item: TodoItem }) {
  const t = useWords('todo');
  const here = useHere();
  const dates = useDates();
  return (
    <li>
      <Link className={styles.row} to={here.to(pageOf(item))}>
        <span className={styles.what}>
          <strong>{actOf(t, item)}</strong>
          <span>{item.title}</span>
          {item.since && (
            <span className="quiet">{t('since', { day: dates.day(item.since) })}</span>
          )}
        </span>
        <Due on={item.dueOn ?? null} />
        {item.amount && <MoneyText amount={item.amount} strong />}
      </Link>
    </li>
  );
}

/** The same act is another thing on another kind: deciding a budget is not deciding a binding. */
function actOf(t: Words, { kind, act, actName }: TodoItem): string {
  const ofAnyKind = t(`act.${act}`, { defaultValue: actName ?? act });
  return t(`act.${kind}.${act}`, { defaultValue: ofAnyKind });
}

function Due({ on }: { on: string | null }) {
  const t = useWords('todo');
  const dates = useDates();
  if (!on) return null;
  const isLate = on.slice(0, 10) < today();
  return (
    <Badge tone={isLate ? 'broken' : 'attention'}>
      {t(isLate ? 'overdue' : 'due', { day: dates.dayShort(on) })}
    </Badge>
  );
}

function Others({ item }: { item: BlockedItem }) {
  const t = useWords('todo');
  const here = useHere();
  return (
    <li>
      <Link className={styles.row} to={here.to(pageOf(item))}>
        <span className={styles.what}>
          <strong>{item.title}</strong>
          <span className="quiet">
            {item.who.length > 0
              ? t('waitsFor', { who: item.who.join('、'), what: item.what })
              : item.what}
          </span>
        </span>
        {item.amount && <MoneyText amount={item.amount} />}
      </Link>
    </li>
  );
}
