// For everybody: axe on every page in light and dark, the whole job by keyboard alone, and no page wider than a phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startMock, type Mock } from '../mock/http';
import { openBrowser, signIn, visit } from './browser';
import { kDist } from './places';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let mock: Mock;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => mock.close());

const taskAt = (element: string, state: string): string =>
  [...mock.world.tasks.values()].find((task) => task.elementId === element && task.state === state)?.id ?? 'none';

async function desk(width: number, dark = false): Promise<Page> {
  mock = await startMock(kDist);
  const { page } = await visit(browser, mock.url, width, 860, dark);
  await signIn(page, 'wangli', 'joinery');
  return page;
}

const pages = (): [string, string][] => [
  ['/tasks', '[data-test=tasks]'],
  [`/tasks/${taskAt('ut_handle', 'claimed')}`, '[data-test=decision]'],
  [`/tasks/${taskAt('ut_prereview', 'open')}`, '[data-test=standing]'],
  ['/cases', '[data-test=cases]'],
  [`/cases/${[...mock.world.instances.keys()][0] ?? ''}`, '[data-test=history]'],
  ['/start', '[data-test=startable]'],
  ['/start/construction-permit%3A3', '[data-test=form] .el-select'],
];

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> } }).axe;
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })).violations;
  });
  return found.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').slice(0, 200)}`));
}

describe('every page', () => {
  it.each([['light', false], ['dark', true]] as const)('passes axe, %s', async (_name, dark) => {
    const page = await desk(1280, dark);
    const found: string[] = [];
    for (const [address, landmark] of pages()) {
      await page.goto(`${mock.url}/#${address}`);
      await page.locator(landmark).first().waitFor();
      await page.waitForTimeout(350);
      found.push(...(await violations(page)).map((line) => `${address} ${line}`));
    }
    expect(found).toEqual([]);
  });

  it.each([360, 390, 768])('fits a width of %d', async (width) => {
    const page = await desk(width);
    for (const [address, landmark] of pages()) {
      await page.goto(`${mock.url}/#${address}`);
      await page.locator(landmark).first().waitFor();
      await page.waitForTimeout(150);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([address, wide]).toEqual([address, 0]);
    }
  });

  it('speaks English throughout when asked, and remembers it', async () => {
    const page = await desk(1280);
    await page.locator('[data-test=account] summary').click();
    await page.locator('[data-test=language]').click();
    await page.reload();
    await page.getByRole('heading', { name: 'My tasks' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.locator('[data-test=tasks] > li').first().innerText()).toMatch(/\d+ h overdue[\s\S]*Claim/);
  });

  it('turns dark when asked, and remembers it', async () => {
    const page = await desk(1280);
    await page.locator('[data-test=account] summary').click();
    await page.locator('[data-test=appearance]').click();
    await page.reload();
    await page.locator('[data-test=tasks]').waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 21, 26)');
  });
});

describe('by keyboard alone', () => {
  it('the list is walked with arrows and a task opened with Enter', async () => {
    const page = await desk(1280);
    const links = page.locator('[data-test=task-link]');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await links.nth(2).evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('[data-test=form]').waitFor();
  });

  it('a task is claimed, filled in, saved and completed', async () => {
    const page = await desk(1280);
    const id = taskAt('ut_prereview', 'open');
    await page.goto(`${mock.url}/#/tasks/${id}`);
    const tabTo = async (selector: string) => {
      await page.locator(selector).first().waitFor();
      for (let presses = 0; presses < 80; presses += 1) {
        if (await page.locator(selector).first().evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach ${selector}`);
    };
    await tabTo('[data-test=claim]');
    await page.keyboard.press('Enter');
    await tabTo('[data-field=checkedMaterials] input');
    await page.keyboard.press('Space');
    await tabTo('[data-field=approvedArea] input');
    await page.keyboard.type('36250.80');
    await page.keyboard.press('Control+s');
    await page.getByText('已暂存').first().waitFor();
    await tabTo('#comment');
    await page.keyboard.type('同意');
    await tabTo('[data-outcome=通过]');
    await page.keyboard.press('Enter');
    await page.locator('[data-test=done]').waitFor();
    expect(mock.world.tasks.get(id)?.state).toBe('completed');
    await tabTo('[data-test=next-task]');
    await page.keyboard.press('Enter');
    await page.locator('[data-test=standing], [data-test=decision]').first().waitFor();
  });

  it('the first Tab offers to skip the navigation', async () => {
    const page = await desk(1280);
    await page.reload();
    await page.locator('[data-test=tasks]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('the account menu opens, closes with Escape and gives the focus back', async () => {
    const page = await desk(1280);
    const summary = page.locator('[data-test=account] summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-test=sign-out]').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-test=sign-out]').isVisible()).toBe(false);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
