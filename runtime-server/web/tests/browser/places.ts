import { fileURLToPath } from 'node:url';

/** The built pages. */
export const kDist = fileURLToPath(new URL('../../dist', import.meta.url));
