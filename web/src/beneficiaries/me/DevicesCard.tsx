import { useMutation } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Device } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { ErrorState } from '../../shared/components/ErrorState';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import { Button } from '../parts/form';
import styles from './me.module.css';

/** Where I am signed in, and the way to end it there. */
export function DevicesCard() {
  const t = useWords();
  const devices = useGet<{ items: Device[] }>('/session/devices');
  const revoke = useMutation<void, Error, string>({
    mutationFn: (which) => api.delete(`/session/devices${which}`),
    onSettled: () => devices.refetch(),
  });
  return (
    <Card title={t('me:devices.title')}>
      {revoke.error && <ErrorState error={revoke.error} />}
      <Load query={devices}>
        {({ items }) => (
          <>
            <Rows>
              {items.map((device) => (
                <DeviceRow
                  key={device.id}
                  device={device}
                  onRevoke={() => revoke.mutate(`/${device.id}`)}
                />
              ))}
            </Rows>
            {items.length > 1 && (
              <Button kind="plain" busy={revoke.isPending} onClick={() => revoke.mutate('')}>
                {t('me:devices.revokeOthers')}
              </Button>
            )}
          </>
        )}
      </Load>
    </Card>
  );
}

function DeviceRow({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  const t = useWords();
  const dates = useDates();
  return (
    <div className={styles.device}>
      <div>
        <p>
          {device.device} {device.current && <Badge tone="good">{t('me:devices.current')}</Badge>}
        </p>
        <p className="quiet small">
          {t('me:devices.seen', { at: dates.instant(device.lastSeenAt) })}
        </p>
      </div>
      {!device.current && (
        <Button
          kind="plain"
          onClick={onRevoke}
          spoken={t('me:devices.revokeWhich', { device: device.device })}
        >
          {t('me:devices.revoke')}
        </Button>
      )}
    </div>
  );
}
