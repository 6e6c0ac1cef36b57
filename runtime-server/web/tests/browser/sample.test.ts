// The sample permit walked through a real server, in the browser only: the applicant fills in the whole application, the
// window reviews it, everybody sees the case. Runs where JOINERY_URL names a server that has the samples loaded:
//
//   JOINERY_URL=http://127.0.0.1:8080 JOINERY_PASSWORD=joinery-demo npm run test:browser
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isObject, parseJson, type Json, type JsonObject } from '../../src/api/json';
import { openBrowser, signIn, visit, type Visit } from './browser';
import { fillForm } from './fill_form';

const kUrl = process.env.JOINERY_URL ?? '';
const kPassword = process.env.JOINERY_PASSWORD ?? 'joinery-demo';
const kApplicant = process.env.JOINERY_APPLICANT ?? 'chen.jing';
const kApprover = process.env.JOINERY_USER ?? 'liu.fang';
const kCase = process.env.JOINERY_CASE ?? new URL('../../../../samples/construction-permit/case-data.json', import.meta.url).pathname;

const member = (value: Json | undefined, name: string): Json => (isObject(value) ? (value[name] ?? null) : null);

describe.skipIf(kUrl === '')('the sample permit', () => {
  const number = `WEB-${Date.now()}`;
  let browser: Browser;
  let open: Visit[] = [];
  let sample: Json = null;

  beforeAll(async () => {
    sample = parseJson(readFileSync(kCase, 'utf8'));
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const { page, complaints } of open) {
      await page.context().close();
      expect(complaints).toEqual([]);
    }
    open = [];
  });

  async function desk(user: string, width = 1280): Promise<Page> {
    const visited = await visit(browser, kUrl, width);
    open.push(visited);
    await signIn(visited.page, user, kPassword);
    return visited.page;
  }

  const variablesOf = (element: string): JsonObject => {
    const steps = member(sample, 'steps');
    const step = Array.isArray(steps) ? steps.find((entry) => member(entry, 'element') === element) : undefined;
    return member(step, 'variables') as JsonObject;
  };

  /** Opens this case's task from the list, and claims it. */
  async function take(page: Page): Promise<void> {
    await page.goto(`${kUrl}/#/tasks?q=${number}`);
    await page.locator('[data-test=task-link]').first().click();
    await page.locator('[data-test=claim]').click();
    await page.locator('[data-test=decision]').waitFor();
  }

  async function complete(page: Page): Promise<void> {
    await page.locator('[data-test=outcome]').first().click();
    await page.locator('[data-test=done]').waitFor();
  }

  it('is applied for: what a condition hides is not there, what is wrong is marked, then it starts', async () => {
    const page = await desk(kApplicant);
    await page.goto(`${kUrl}/#/start`);
    await page.locator('[data-key=construction-permit]').click();
    await page.locator('[data-test=form]').waitFor();
    await expect.poll(() => page.locator('[data-field="fire.height"]').count()).toBe(0);
    await page.locator('[data-test=start]').click();
    await expect.poll(() => page.locator('[data-test=field-error]').count()).toBeGreaterThan(10);

    await page.locator('[data-test=business-key]').fill(number);
    expect(await fillForm(page, member(sample, 'application') as JsonObject)).toBeGreaterThan(80);
    await page.locator('[data-field="fire.height"]').waitFor();
    await page.locator('[data-field="permit.area"] input').fill('28650.50');
    await page.locator('[data-test=start]').click();
    await page.locator('[data-test=history]').waitFor();
    await page.locator('[data-test=case-data]').getByText('28,650.50').waitFor();
  });

  it('stands in the window’s list, is claimed, saved, refused where incomplete, and passed', async () => {
    const page = await desk(kApprover);
    await take(page);
    await page.locator('[data-test=outcome]').first().click();
    await page.locator('[data-field="preReview.result"] [data-test=field-error]').waitFor();
    await page.locator('[data-test=comment]').fill('材料齐全，同意受理。');
    await fillForm(page, variablesOf('ut_prereview'));
    await page.locator('[data-test=save]').click();
    await page.getByText('已暂存').first().waitFor();
    await page.locator('[data-test=task-data] summary').click();
    await page.locator('[data-test=task-data]').getByText('公开招标').waitFor();
    await complete(page);
  });

  it('goes on to the next step, and the case tells it in words', async () => {
    const page = await desk(kApprover);
    await take(page);
    await fillForm(page, variablesOf('ut_receive'));
    await complete(page);
    await page.locator('[data-test=done] [data-test=to-case]').click();
    const history = page.locator('[data-test=history]');
    await history.getByText(/完成「预审」/).waitFor();
    await history.getByText('材料齐全，同意受理。').waitFor();
    await page.locator('[data-test=diagram] svg').waitFor();
    expect(await page.locator('[data-test=diagram] svg [data-element-id=ut_complete_check]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-test=diagram] svg .jd-badge').count()).toBeGreaterThan(0);
    await page.locator('[data-test=waiting]').getByText('齐全性审查').first().waitFor();
  });

  it('is followed by the applicant on a phone', async () => {
    const page = await desk(kApplicant, 390);
    await page.goto(`${kUrl}/#/cases?businessKey=${number}`);
    await page.locator('[data-test=case-link]').first().click();
    await page.locator('[data-test=history]').getByText(/完成「收件」/).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
  });

  it('is not shown to those it does not concern', async () => {
    const page = await desk('ma.chao');
    await page.goto(`${kUrl}/#/cases?businessKey=${number}`);
    await page.locator('[data-test=cases], .empty').first().waitFor();
    expect(await page.locator('[data-test=case-link]').count()).toBe(0);
  });
});
