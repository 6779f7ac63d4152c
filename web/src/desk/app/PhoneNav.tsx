import { Drawer } from 'antd';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { useTodo } from '../todo/todo';
import { useHere } from './here';
import { tasksFor, type Task } from './rail';
import { SignOut } from './Shell';
import styles from './Shell.module.css';
import { useWords } from './words';

const AT_HAND = ['todo', 'spending', 'books'];

/** Three tasks under the thumb, the rest behind 更多. */
export function PhoneNav() {
  const t = useWords();
  const here = useHere();
  const [open, setOpen] = useState(false);
  const tasks = tasksFor(here);
  const atHand = tasks.filter(({ key }) => AT_HAND.includes(key));
  return (
    <>
      <nav className={`${styles.bottom} no-print`} aria-label={t('shell.tasks')}>
        {atHand.map((task) => (
          <BottomTask key={task.key} task={task} />
        ))}
        <button type="button" className={styles.bottomTask} onClick={() => setOpen(true)}>
          {t('shell.more')}
        </button>
      </nav>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        title={t('shell.more')}
        classNames={{ body: styles.more ?? '' }}
      >
        {tasks
          .filter((task) => !atHand.includes(task))
          .map((task) => (
            <NavLink
              key={task.key}
              to={here.to(task.path)}
              className={styles.moreTask}
              onClick={() => setOpen(false)}
            >
              {t(`task.${task.key}`)}
            </NavLink>
          ))}
        <a className={styles.moreTask} href={`/c/${here.id}`}>
          {t('shell.residents')}
        </a>
        <SignOut />
      </Drawer>
    </>
  );
}

function BottomTask({ task }: { task: Task }) {
  const t = useWords();
  const here = useHere();
  const waiting = useTodo().data?.items.length ?? 0;
  return (
    <NavLink
      to={here.to(task.path)}
      className={({ isActive }) => `${styles.bottomTask} ${isActive ? styles.active : ''}`}
    >
      {t(`task.${task.key}`)}
      {task.key === 'todo' && waiting > 0 && <span className={styles.count}>{waiting}</span>}
    </NavLink>
  );
}
