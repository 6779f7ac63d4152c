import { useMutation } from '@tanstack/react-query';
import { useRefresh } from '../app/here';

/** Something a person does to the server; afterwards what is on the screen is asked anew. */
export function useAct<Input, Result>(
  send: (input: Input) => Promise<Result>,
  onDone?: (result: Result) => void,
) {
  const refresh = useRefresh();
  return useMutation<Result, Error, Input>({
    mutationFn: send,
    onSuccess: (result) => {
      onDone?.(result);
      void refresh();
    },
  });
}
