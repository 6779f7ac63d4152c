import { useNavigate } from 'react-router';
import type { DemoPerson, Session } from '../../shared/api/types';
import { ErrorState } from '../../shared/components/ErrorState';
import { useDemoSignIn } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import styles from './welcome.module.css';

const SIDES = {
  residents: ['resident'],
  trustor: ['chair', 'member', 'finance-member'],
  trustee: ['manager', 'clerk', 'accountant', 'cashier', 'reviewer'],
  supervisor: ['protector', 'residents-committee', 'subdistrict', 'auditor'],
} as const;
type Side = keyof typeof SIDES | 'other';

function sideOf(person: DemoPerson): Side {
  for (const [side, posts] of Object.entries(SIDES)) {
    if ((posts as readonly string[]).includes(person.post)) return side as Side;
  }
  return 'other';
}

/** One tap comes in as that person: residents to the account, staff to the desk. Demo only. */
export function DemoPeople({ people }: { people: DemoPerson[] }) {
  const t = useWords();
  const enter = useEnter();
  return (
    <Card title={t('welcome:demo.title')}>
      <p className="quiet small">{t('welcome:demo.note')}</p>
      {enter.error && <ErrorState error={enter.error} />}
      {[...Object.keys(SIDES), 'other'].map((side) => (
        <Group
          key={side}
          title={t(`welcome:demo.${side}`)}
          people={people.filter((person) => sideOf(person) === side)}
          onEnter={enter.as}
          busy={enter.busy}
        />
      ))}
    </Card>
  );
}

function useEnter() {
  const demo = useDemoSignIn();
  const navigate = useNavigate();
  const go = (person: DemoPerson, session: Session | null) => {
    if (person.post !== 'resident') return window.location.assign('/desk.html');
    const first = session?.communities[0];
    return navigate(first ? `/c/${first.id}` : '/');
  };
  return {
    as: (person: DemoPerson) =>
      demo.mutate(person.key, { onSuccess: (session) => void go(person, session) }),
    error: demo.error,
    busy: demo.isPending,
  };
}

interface GroupProps {
  title: string;
  people: DemoPerson[];
  onEnter: (person: DemoPerson) => void;
  busy: boolean;
}

function Group({ title, people, onEnter, busy }: GroupProps) {
  if (people.length === 0) return null;
  return (
    <>
      <h3 className={styles.side}>{title}</h3>
      <Rows>
        {people.map((person) => (
          <button
            key={person.key}
            type="button"
            className={styles.person}
            disabled={busy}
            onClick={() => onEnter(person)}
          >
            <PersonCard person={person} />
          </button>
        ))}
      </Rows>
    </>
  );
}

function PersonCard({ person }: { person: DemoPerson }) {
  const t = useWords();
  return (
    <>
      <span className={styles.who}>
        <b>{person.name}</b> <span className="quiet">{person.postName}</span>
        <span className={styles.says}>{person.says}</span>
      </span>
      <span className={styles.go}>
        {person.post === 'resident' ? t('welcome:demo.resident') : t('welcome:demo.staff')} ›
      </span>
    </>
  );
}
