import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { Done } from '../parts/Done';
import { Fold } from '../parts/Fold';
import { Button, Field, Form } from '../parts/form';

interface Binding {
  label?: string;
}

/** With the one-time code from the office or the committee: bound at once. */
export function BindByCode({ communityId }: { communityId: number }) {
  const t = useWords();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const bind = useMutation<Binding, Error, string>({
    mutationFn: (typed) => api.post(`/communities/${communityId}/bindings`, { code: typed.trim() }),
    onSuccess: async () => {
      setCode('');
      await client.invalidateQueries({ queryKey: ['/session'] });
    },
  });
  return (
    <Fold summary={t('me:homes.byCode')}>
      <Form error={bind.error} onSubmit={() => bind.mutate(code)}>
        {bind.data && (
          <Done>
            {bind.data.label
              ? t('me:homes.bound', { label: bind.data.label })
              : t('me:homes.boundPlain')}
          </Done>
        )}
        <Field
          label={t('me:homes.code')}
          value={code}
          onValue={setCode}
          autoCapitalize="characters"
          autoComplete="off"
        />
        <Button busy={bind.isPending}>{t('me:homes.codeSubmit')}</Button>
      </Form>
    </Fold>
  );
}
