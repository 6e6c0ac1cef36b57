// Who is signed in. Kept in the browser until it expires, so that a reload does not ask for the password again.
import { computed, shallowRef } from 'vue';
import { api } from '../api/endpoints';
import { asProblem } from '../api/problem';
import type { Session, User } from '../api/types';
import { kept } from './storage';

function restore(): Session | null {
  const text = kept.read('session');
  if (text === null) return null;
  const session = JSON.parse(text) as Session;
  return Date.parse(session.expiresAt) > Date.now() ? session : null;
}

const session = shallowRef<Session | null>(restore());

/**
 * Whose pages are open. Stays when the server forgets the session, so that what was being filled in is still there after
 * signing in again; another person gets fresh pages.
 */
export const pageOwner = shallowRef(session.value?.user.id ?? '');

export const token = (): string | null => session.value?.token ?? null;
export const signedIn = computed(() => session.value !== null);
export const me = computed<User | null>(() => session.value?.user ?? null);

/** Every word by which the server may call the signed-in user. */
export const myNames = computed(() => {
  const user = me.value;
  return new Set([user?.id, user?.user].filter((name): name is string => Boolean(name)));
});

export const userLabel = (user: User | null): string => user?.displayName ?? user?.name ?? user?.user ?? user?.id ?? '';

export async function signIn(user: string, password: string): Promise<void> {
  const fresh = await api.signIn(user, password);
  session.value = fresh;
  pageOwner.value = fresh.user.id;
  kept.write('session', JSON.stringify(fresh));
}

export function forgetSession(): void {
  session.value = null;
  kept.drop('session');
}

/** Ends the session at the server too; a server that cannot be reached does not keep anybody signed in here. */
export async function signOut(): Promise<void> {
  await api.signOut().catch(asProblem);
  forgetSession();
  pageOwner.value = '';
}

// Signing in or out in one tab counts for all of them.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === 'joinery.session') session.value = restore();
  });
}
