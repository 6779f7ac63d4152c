import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { codeOf } from '../api/problem';
import type { Membership, Session, Site } from '../api/types';

const SESSION_KEY = ['/session'];
const KEPT_ACROSS = ['/site', '/session'];
const FIVE_MINUTES = 300_000;

/** Who is signed in; `data` is null when nobody is. */
export function useSession() {
  return useQuery<Session | null, Error>({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Session>('/session', {}, signal);
      } catch (error) {
        if (codeOf(error) === 'login.required') return null;
        throw error;
      }
    },
    staleTime: FIVE_MINUTES,
  });
}

/** What kind of installation this is (demo or not). */
export function useSite() {
  return useQuery<Site, Error>({
    queryKey: ['/site'],
    queryFn: ({ signal }) => api.get<Site>('/site', {}, signal),
    staleTime: Infinity,
  });
}

export interface Credentials {
  loginName: string;
  password: string;
  code?: string;
}

/** Everything on screen belonged to whoever was here before: it is dropped on each change. */
function useSessionChange<Input>(change: (input: Input) => Promise<Session | null>) {
  const client = useQueryClient();
  return useMutation<Session | null, Error, Input>({
    mutationFn: change,
    onSuccess: (session) => {
      client.removeQueries({
        predicate: ({ queryKey }) => !KEPT_ACROSS.includes(String(queryKey[0])),
      });
      client.setQueryData(SESSION_KEY, session);
    },
  });
}

export function useSignIn() {
  return useSessionChange((credentials: Credentials) => api.post<Session>('/session', credentials));
}

export interface Registration extends Credentials {
  name: string;
  phone: string;
  inviteCode?: string;
}

/** Registering signs in at once; the invite code, when given, binds the home too. */
export function useRegister() {
  return useSessionChange((person: Registration) => api.post<Session>('/registration', person));
}

export function useDemoSignIn() {
  return useSessionChange((key: string) => api.post<Session>('/demo/session', { key }));
}

export function useSignOut() {
  return useSessionChange(async () => {
    await api.delete('/session');
    return null;
  });
}

export interface PasswordChange {
  current: string;
  next: string;
}

/** Everything is asked anew: with a first password nothing but this was answered. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation<void, Error, PasswordChange>({
    mutationFn: (passwords) => api.put('/session/password', passwords),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function membershipIn(
  session: Session | null | undefined,
  id: number,
): Membership | undefined {
  return session?.communities.find((community) => community.id === id);
}

/** The posts of people who work here; residents hold none of them. */
export function isStaff(membership: Membership): boolean {
  return membership.posts.some((held) => held.post !== 'resident');
}
