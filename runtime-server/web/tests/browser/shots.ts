// npm run shots: pictures of every page at desk and phone width, light and dark, to look at.
import { mkdirSync } from 'node:fs';
import { kDist } from './places';
import type { Page } from 'playwright-core';
import { startMock, type Mock } from '../mock/http';
import { openBrowser, signIn, visit } from './browser';

const folder = process.env.SHOTS ?? '/tmp/joinery-shots';
mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);

const settle = (page: Page) => page.waitForTimeout(450);

async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  await settle(page);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage });
}

const taskOf = (mock: Mock, element: string, state: string): string =>
  [...mock.world.tasks.values()].find((task) => task.elementId === element && task.state === state)?.id ?? '';

async function walk(page: Page, mock: Mock, size: string): Promise<void> {
  const go = (hash: string) => page.goto(`${mock.url}/#${hash}`);
  await go('/tasks');
  await shoot(page, `${size}-tasks`);
  await go('/tasks?tab=done');
  await shoot(page, `${size}-tasks-done`);
  await go('/tasks?q=没有这样的');
  await shoot(page, `${size}-tasks-empty`);
  await go(`/tasks/${taskOf(mock, 'ut_prereview', 'open')}`);
  await shoot(page, `${size}-task-open`, true);
  await go(`/tasks/${taskOf(mock, 'ut_handle', 'claimed')}`);
  await shoot(page, `${size}-task`, true);
  await page.locator('[data-test=outcome]').first().click();
  await shoot(page, `${size}-task-errors`, true);
  await page.locator('[data-outcome=不同意]').click();
  await shoot(page, `${size}-task-confirm`);
  await page.keyboard.press('Escape');
  const instance = [...mock.world.instances.keys()][0] ?? '';
  await go('/cases');
  await shoot(page, `${size}-cases`);
  await go(`/cases/${instance}`);
  await shoot(page, `${size}-case`, true);
  await go('/start');
  await shoot(page, `${size}-start`);
  await go('/start/construction-permit%3A3');
  await page.locator('.el-select').first().waitFor();
  await shoot(page, `${size}-start-form`, true);
}

const browser = await openBrowser();
for (const [size, width, height, dark] of [['desk', 1280, 860, false], ['phone', 390, 800, false], ['dark', 1280, 860, true]] as const) {
  if (only.length && !only.includes(size)) continue;
  const mock = await startMock(kDist);
  const { page, complaints } = await visit(browser, mock.url, width, height, dark);
  await page.locator('[data-test=user]').waitFor();
  await shoot(page, `${size}-sign-in`);
  await signIn(page, 'wangli', 'joinery');
  await walk(page, mock, size);
  if (complaints.length) console.log(size, complaints);
  await page.context().close();
  await mock.close();
}
await browser.close();
console.log(`pictures in ${folder}`);
