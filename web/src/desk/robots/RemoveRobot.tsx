import { api } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import type { Robot } from './types';

/** The address and the secret go at once; what was sent stays on record. */
export function RemoveRobot({ robot, onDone }: { robot: Robot; onDone: () => void }) {
  const t = useWords('robots');
  const here = useHere();
  return (
    <ActBox
      sentence={t('removeWill', { name: robot.name })}
      word={t('word.remove')}
      danger
      secondFactor
      send={({ code }) => api.delete(here.api(`/robots/${robot.id}`), { secondFactor: code })}
      onDone={onDone}
    />
  );
}
