import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Device } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { ProblemList } from '../ui/ProblemList';
import styles from '../todo/TodoPage.module.css';

const PATH = '/session/devices';

/** Where I am signed in; each can be signed out from here. */
export function Devices() {
  const t = useWords('me');
  const devices = useGet<{ items: Device[] }>(PATH);
  const end = useMutation<void, Error, string>({
    mutationFn: (id) => api.delete(id ? `${PATH}/${id}` : PATH),
    onSuccess: () => void devices.refetch(),
  });
  return (
    <Loaded of={devices}>
      {({ items }) => (
        <>
          <ProblemList error={end.error} />
          <ul className={styles.list}>
            {items.map((device) => (
              <li key={device.id} className={styles.row}>
                <DeviceWords device={device} />
                {!device.current && (
                  <Button onClick={() => end.mutate(device.id)}>{t('devices.end')}</Button>
                )}
              </li>
            ))}
          </ul>
          {items.length > 1 && (
            <Button danger onClick={() => end.mutate('')}>
              {t('devices.endAll')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}

function DeviceWords({ device }: { device: Device }) {
  const t = useWords('me');
  const dates = useDates();
  return (
    <span className={styles.what}>
      <span>
        {device.device} {device.current && <Badge tone="good">{t('devices.current')}</Badge>}
      </span>
      <span className="quiet">{t('devices.seen', { at: dates.instant(device.lastSeenAt) })}</span>
    </span>
  );
}
