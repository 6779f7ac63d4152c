import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Button } from '../parts/form';
import styles from './my-money.module.css';
import { paperUrl, sharePicture, type Shared } from './share';
import type { MyMoney } from '../../shared/api/types';

/** For the group chat and for paper. Nothing on it says whose home it is, unless she wants it. */
export function ShareCard({ money: { unitId, from, to } }: { money: MyMoney }) {
  const t = useWords();
  const { path } = useCommunity();
  const [named, setNamed] = useState(false);
  const asked = { unitId, from, to, named };
  const picture = paperUrl(path('/my-money/picture'), asked);
  const share = useMutation<Shared, Error>({
    mutationFn: () =>
      sharePicture({
        url: picture,
        fileName: `${t('my-money:share.file', { from, to })}.png`,
        title: t('my-money:share.shared'),
      }),
  });
  return (
    <Card title={t('my-money:share.title')}>
      <p className="quiet small">{t('my-money:share.hint')}</p>
      <label className={styles.named}>
        <input
          type="checkbox"
          checked={named}
          onChange={(event) => setNamed(event.target.checked)}
        />
        <span>{t('my-money:share.named')}</span>
      </label>
      <div className={`${styles.acts} no-print`}>
        <Button busy={share.isPending} onClick={() => share.mutate()}>
          {t(share.isPending ? 'my-money:share.making' : 'my-money:share.picture')}
        </Button>
        <a
          className={styles.paper}
          href={paperUrl(path('/my-money/paper'), asked)}
          target="_blank"
          rel="noreferrer"
        >
          {t('my-money:share.paper')}
        </a>
      </div>
      <p role="status" className="small">
        {share.data === 'saved' && t('my-money:share.saved')}
        {share.isError && t('my-money:share.failed')}
      </p>
      <Preview url={picture} />
    </Card>
  );
}

/** The very picture that will be sent, for those who want to see it first. */
function Preview({ url }: { url: string }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Fold summary={t('my-money:share.preview')} onOpen={setOpen} startOpen={open}>
      {open && <img className={styles.preview} src={url} alt={t('my-money:share.alt')} />}
      <p className="quiet small">{t('my-money:share.press')}</p>
    </Fold>
  );
}
