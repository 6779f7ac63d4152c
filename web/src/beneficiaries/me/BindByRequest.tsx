import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { Done } from '../parts/Done';
import { Fold } from '../parts/Fold';
import { Button, Choice, Field, Form } from '../parts/form';

const RELATIONS = ['owner', 'tenant', 'family'];
const FIELDS = ['building', 'door', 'claimedName', 'note'] as const;
type Asked = Record<(typeof FIELDS)[number] | 'relation', string>;

interface Props {
  communityId: number;
  name: string;
}

/** Without a code: ask, and the firm or the committee checks against the roll. */
export function BindByRequest({ communityId, name }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const empty: Asked = { building: '', door: '', relation: 'owner', claimedName: name, note: '' };
  const [typed, setTyped] = useState(empty);
  const ask = useMutation<unknown, Error, Asked>({
    mutationFn: (asked) =>
      api.post(`/communities/${communityId}/binding-requests`, asked, { once: true }),
    onSuccess: async () => {
      setTyped(empty);
      await client.invalidateQueries({ queryKey: [`/communities/${communityId}/my-units`] });
    },
  });
  return (
    <Fold summary={t('me:homes.byRequest')}>
      <Form error={ask.error} onSubmit={() => ask.mutate(typed)}>
        <p className="quiet small">{t('me:homes.requestHint')}</p>
        {ask.isSuccess && <Done>{t('me:homes.asked')}</Done>}
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`me:homes.${field}`)}
            value={typed[field]}
            onValue={(value) => setTyped({ ...typed, [field]: value })}
          />
        ))}
        <Choice
          label={t('me:homes.relationLabel')}
          value={typed.relation}
          onValue={(relation) => setTyped({ ...typed, relation })}
          options={RELATIONS.map((relation) => ({
            value: relation,
            label: t(`home:relation.${relation}`),
          }))}
        />
        <Button busy={ask.isPending}>{t('me:homes.requestSubmit')}</Button>
      </Form>
    </Fold>
  );
}
