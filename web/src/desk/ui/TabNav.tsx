import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useHere } from '../app/here';
import styles from './TabNav.module.css';

interface Props {
  /** What the parts are parts of, for those who cannot see them. */
  label: string;
  /** Address inside the community before the part's own key: "charges" → "/1/charges/counter". */
  base: string;
  tabs: readonly { key: string; name: string }[];
  /** Key of the part that is shown. */
  now: string;
}

/** The parts of a task, side by side. Each has an address of its own. */
export function TabNav({ label, base, tabs, now }: Props) {
  const here = useHere();
  const nav = useRef<HTMLElement>(null);
  // On a telephone the parts are wider than the screen: the open one is brought into sight.
  useEffect(() => {
    const open = nav.current?.querySelector('[aria-current]');
    open?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [now]);
  return (
    <nav ref={nav} className={`${styles.tabs} no-print`} aria-label={label}>
      {tabs.map(({ key, name }) => (
        <Link
          key={key}
          to={here.to(`${base}/${key}`)}
          className={`${styles.tab} ${key === now ? styles.active : ''}`}
          aria-current={key === now ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
