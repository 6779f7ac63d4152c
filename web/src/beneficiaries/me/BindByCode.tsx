import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Binding } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { Done } from '../parts/Done';
import { Fold } from '../parts/Fold';
import { Button, Field, Form } from '../parts/form';

/** An invite code begins with the number of its community: 12-ABCD-EFGH. */
function communityOf(code: string): number | null {
  const [, digits] = /^\s*(\d+)\D/.exec(code) ?? [];
  return digits ? Number(digits) : null;
}

/** With the one-time code from the office or the committee: bound at once, in the community it names. */
export function BindByCode({ communityId }: { communityId: number | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const bind = useMutation<Binding, Error, string>({
    mutationFn: (typed) =>
      api.post(
        `/communities/${communityOf(typed) ?? communityId ?? 0}/bindings`,
        { code: typed.trim() },
        { once: true },
      ),
    onSuccess: async () => {
      setCode('');
      await client.invalidateQueries({ queryKey: ['/session'] });
    },
  });
  return (
    <Fold summary={t('me:homes.byCode')}>
      <Form error={bind.error} onSubmit={() => bind.mutate(code)}>
        {bind.data && <Done>{t('me:homes.bound', { label: bind.data.label })}</Done>}
        <Field
          label={t('me:homes.code')}
          hint={t('me:homes.codeHint')}
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
