// What the browser remembers between visits. A browser that forbids it (private mode) forgets, and nothing else.

function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException) return otherwise;
    throw error;
  }
}

export const kept = {
  read: (name: string): string | null => guarded(() => localStorage.getItem(`joinery.${name}`), null),
  write: (name: string, value: string): void => guarded(() => localStorage.setItem(`joinery.${name}`, value), undefined),
  drop: (name: string): void => guarded(() => localStorage.removeItem(`joinery.${name}`), undefined),
};
