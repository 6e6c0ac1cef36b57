// npm run mock: the pages and the mock on one address, to look at.
import { fileURLToPath } from 'node:url';
import { startMock } from './http';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const mock = await startMock(dist, Number(process.env.PORT ?? 7311));
console.log(`listening on ${mock.url}  (wangli / joinery)`);
