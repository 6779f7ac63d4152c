import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation, useNavigate, useNavigationType } from 'react-router';
import { useWords } from '../../shared/i18n/i18n';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** The way up; a phone has it, a page opened from a printed QR code has not. */
  back?: { to: string; word: string };
  lead?: ReactNode;
  children: ReactNode;
}

/** One page: its name in the tab and as the heading that takes the focus on arrival. */
export function Page({ title, back, lead, children }: Props) {
  const heading = useArrival(title);
  return (
    <article>
      <div className={styles.top}>
        {back && <Back to={back.to} word={back.word} />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="quiet">{lead}</p>}
      </div>
      {children}
    </article>
  );
}

/** Where one came from; for those who came from outside, the page above. */
function Back({ to, word }: { to: string; word: string }) {
  const t = useWords();
  const navigate = useNavigate();
  const cameFromInside = useLocation().key !== 'default';
  if (!cameFromInside)
    return (
      <Link className={`${styles.back} no-print`} to={to}>
        ‹ {word}
      </Link>
    );
  return (
    <button type="button" className={`${styles.back} no-print`} onClick={() => void navigate(-1)}>
      ‹ {t('back')}
    </button>
  );
}

/** A new page starts at its top and is announced; going back keeps the place. */
export function useArrival(title: string) {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  useEffect(() => {
    if (navigation !== 'PUSH') return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [navigation]);
  return heading;
}
