// What an approver does, in a real browser: sign in, claim, fill in, be refused, complete, look at the case.
//
// Without JOINERY_URL these tests start the mock. With it they run against that server, as JOINERY_USER and
// JOINERY_PASSWORD, and what only the mock can be made to do is skipped.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signIn, visit, type Visit } from './browser';
import { startMock, type Mock } from '../mock/http';
import { kDist } from './places';

let browser: Browser;
let mock: Mock;
let open: Visit[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const { page, complaints } of open) {
    await page.context().close();
    expect(complaints).toEqual([]);
  }
  open = [];
  await mock.close();
});

/** A fresh world and a signed-in page. */
async function desk(width = 1280, user = 'wangli'): Promise<Page> {
  mock = await startMock(kDist);
  return another(width, user);
}

async function another(width = 1280, user = 'wangli'): Promise<Page> {
  const visited = await visit(browser, mock.url, width);
  open.push(visited);
  await signIn(visited.page, user, 'joinery');
  return visited.page;
}

const taskAt = (element: string, state: string): string =>
  [...mock.world.tasks.values()].find((task) => task.elementId === element && task.state === state)?.id ?? 'none';
const go = (page: Page, hash: string) => page.goto(`${mock.url}/#${hash}`);
const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
const outcome = (page: Page, name: string) => page.locator(`[data-test=outcome][data-outcome="${name}"]`);
const text = (page: Page, selector: string) => page.locator(selector).innerText();

describe('signing in', () => {
  it('refuses a wrong password and says so, then lets in', async () => {
    mock = await startMock(kDist);
    const visited = await visit(browser, mock.url);
    open.push(visited);
    const { page } = visited;
    await page.locator('[data-test=sign-in]').click();
    expect(await text(page, '[data-test=sign-in-message]')).toBe('请输入用户名和密码');
    await page.locator('[data-test=user]').fill('wangli');
    await page.locator('[data-test=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('用户名或密码不正确').waitFor();
    await page.locator('[data-test=password]').fill('joinery');
    await page.keyboard.press('Enter');
    await page.locator('[data-test=tasks]').waitFor();
    expect(await text(page, '[data-test=account]')).toContain('王丽');
  });

  it('stays after a reload, and ends when signed out, in every tab', async () => {
    const page = await desk();
    await page.reload();
    await page.locator('[data-test=tasks]').waitFor();
    const second = await page.context().newPage();
    await second.goto(mock.url);
    await second.locator('[data-test=tasks]').waitFor();
    await page.locator('[data-test=account] summary').click();
    await page.locator('[data-test=sign-out]').click();
    await page.locator('[data-test=user]').waitFor();
    await second.locator('[data-test=user]').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('joinery.session'))).toBeNull();
  });

  it('asks again when the session is gone, and what was typed is still there', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await field(page, 'reviewNote').locator('textarea').fill('写了一半');
    mock.failWith({ path: /save/, status: 401, code: 'unauthorized' });
    await page.locator('[data-test=save]').click();
    await page.locator('[data-test=user]').waitFor();
    mock.failWith(null);
    await signIn(page, 'wangli', 'joinery');
    expect(await field(page, 'reviewNote').locator('textarea').inputValue()).toBe('写了一半');
    await page.locator('[data-test=save]').click();
    await page.getByText('已暂存').first().waitFor();
  });
});

describe('the task list', () => {
  it('shows what waits, due first, with the distance in words', async () => {
    const page = await desk();
    const rows = page.locator('[data-test=tasks] > li');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(7);
    expect(await rows.first().innerText()).toMatch(/征求意见[\s\S]*逾期 \d+ 小时/);
    expect(await text(page, '[data-test=count]')).toBe('共 7 件');
    expect(await rows.nth(1).innerText()).toContain('房屋建筑工程施工许可阶段并联审批');
  });

  it('searches, filters and keeps both in the address', async () => {
    const page = await desk();
    await page.locator('[data-test=search]').fill('0051');
    await expect.poll(() => page.locator('[data-test=tasks] > li').count()).toBe(1);
    await page.reload();
    await expect.poll(() => page.locator('[data-test=tasks] > li').count()).toBe(1);
    await page.locator('[data-test=search]').fill('没有这样的');
    await page.getByText('没有符合条件的事项').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.locator('[data-test=tasks] > li').count()).toBe(7);
    await page.locator('[data-test=due-filter]').selectOption('overdue');
    await expect.poll(() => page.locator('[data-test=tasks] > li').count()).toBe(2);
    await page.locator('[data-test=tab-done]').click();
    await page.locator('[data-test=tasks]').getByText('已办').first().waitFor();
  });

  it('claims in place; a task somebody else was faster with says so', async () => {
    const page = await desk();
    const id = taskAt('ut_prereview', 'open');
    const row = page.locator(`[data-task="${id}"]`);
    await row.locator('[data-test=claim]').click();
    await expect.poll(() => row.innerText()).toContain('在办');
    expect(mock.world.tasks.get(id)?.assignee).toBe('wangli');
    const next = taskAt('ut_prereview', 'open');
    mock.failWith({ path: /claim/, status: 409, code: 'task-claimed' });
    await page.locator(`[data-task="${next}"] [data-test=claim]`).click();
    await page.getByText('内容已经发生变化').waitFor();
  });

  it('shows new work without being asked', async () => {
    const page = await desk();
    await page.locator('[data-test=tasks] > li').nth(6).waitFor();
    const other = await another(1280, 'liqiang');
    await other.goto(`${mock.url}/#/start/instant%3A2`);
    await other.locator('[data-test=business-key]').fill('JB-2026-7');
    await other.locator('[data-test=start]').click();
    await other.locator('[data-test=history]').waitFor();
    await page.getByText('JB-2026-7').waitFor();
    expect(await page.locator('[data-test=tasks] > li').count()).toBe(8);
  });
});

describe('a task', () => {
  it('is read-only until it is claimed', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_prereview', 'open')}`);
    await page.locator('[data-test=form]').waitFor();
    expect(await page.locator('[data-test=form] input').count()).toBe(0);
    expect(await page.locator('[data-test=decision]').count()).toBe(0);
    await page.locator('[data-test=claim]').click();
    await page.locator('[data-test=decision]').waitFor();
    expect(await field(page, 'approvedArea').locator('input').count()).toBe(1);
  });

  it('shows every refused field at the field, then completes with every digit as typed', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await field(page, 'projectCode').locator('input').fill('12');
    await outcome(page, '拟同意').click();
    await expect.poll(() => page.locator('[data-test=field-error]').allInnerTexts()).toEqual(['投资项目代码格式不正确', '此项必填', '此项必填']);
    expect(await text(page, '[data-test=problem]')).toContain('有 3 处需要修改');
    expect(mock.world.tasks.get(taskAt('ut_handle', 'claimed'))?.state).toBe('claimed');

    await field(page, 'projectCode').locator('input').fill('2509-341302-04-01-482913');
    await field(page, 'checkedMaterials').getByText('施工合同').click();
    await field(page, 'checkedMaterials').getByText('建设工程规划许可证').click();
    await field(page, 'approvedArea').locator('input').fill('12345678901234567.10');
    await page.locator('[data-test=comment]').fill('经审查，符合许可条件。');
    await outcome(page, '拟同意').click();
    await page.locator('[data-test=done]').waitFor();
    const sent = mock.bodies.filter(({ path }) => path.endsWith('/complete')).pop();
    expect(sent?.text).toContain('"approvedArea":12345678901234567.10');
    expect(sent?.text).toContain('"checkedMaterials":["建设工程规划许可证","施工合同"]');
    expect(sent?.text).toContain('"outcome":"拟同意","comment":"经审查，符合许可条件。"');
    expect(sent?.text).not.toContain('projectName');

    await page.locator('[data-test=done] [data-test=to-case]').click();
    await page.locator('[data-variable=approvedArea]').getByText('12,345,678,901,234,567.10').waitFor();
    await page.locator('[data-test=history]').getByText('完成「施工许可 · 承办」').waitFor();
  });

  it('sends an Idempotency-Key with every POST, each its own', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await field(page, 'reviewNote').locator('textarea').fill('一');
    await page.locator('[data-test=save]').click();
    await page.getByText('已暂存').first().waitFor();
    await expect.poll(() => mock.bodies.some(({ path }) => path.endsWith('/evaluate'))).toBe(true);
    const keys = mock.bodies.filter(({ text: body }) => body !== '').map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.every((key) => key && key.length === 32)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('repeats a request whose answer was lost, with the same key, and it is done once', async () => {
    const page = await desk();
    const id = taskAt('ut_handle', 'claimed');
    await go(page, `/tasks/${id}`);
    await field(page, 'reviewNote').locator('textarea').fill('断线');
    let lost = false;
    await page.route('**/save', async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.locator('[data-test=save]').click();
    await page.getByText('已暂存').first().waitFor();
    const saves = mock.bodies.filter(({ path }) => path.endsWith('/save'));
    expect(saves.length).toBe(2);
    expect(saves[0]?.key).toBe(saves[1]?.key);
    expect(mock.world.history.get(mock.world.tasks.get(id)?.processInstanceId ?? '')?.filter(({ type }) => type === 'task-saved').length).toBe(1);
  });

  it('asks the server what is visible and what is computed', async () => {
    const page = await desk();
    await go(page, '/start/construction-permit%3A3');
    await field(page, 'special').waitFor();
    await expect.poll(() => field(page, 'fireRisk').count()).toBe(0);
    await field(page, 'special').locator('input').check();
    await field(page, 'fireRisk').waitFor();
    await field(page, 'startDate').locator('input').fill('2026年12月1日');
    await page.keyboard.press('Enter');
    await field(page, 'endDate').locator('input').fill('2026年12月31日');
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page, 'days').innerText()).toContain('30');
    await field(page, 'builder.uscc').locator('input').fill('123');
    await page.keyboard.press('Tab');
    await field(page, 'builder.uscc').getByText('统一社会信用代码应为 18 位').waitFor();
    expect(await page.locator('[data-test=field-error]').count()).toBe(1);
  });

  it('works without live evaluation, and says that the server checks later', async () => {
    const page = await desk();
    mock.failWith({ path: /evaluate/, status: 404, code: 'not-found' });
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await page.getByText('在线校验暂不可用').waitFor();
    await field(page, 'reviewNote').locator('textarea').fill('a');
    await page.waitForTimeout(500);
    expect(mock.bodies.filter(({ path }) => path.endsWith('/evaluate')).length).toBe(1);
  });

  it('asks before an outcome that stops or returns, and does nothing on no', async () => {
    const page = await desk();
    const id = taskAt('ut_handle', 'claimed');
    await go(page, `/tasks/${id}`);
    await outcome(page, '不同意').click();
    await page.getByText('您还没有填写意见').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    expect(mock.bodies.some(({ path }) => path.endsWith('/complete'))).toBe(false);
    expect(mock.world.tasks.get(id)?.state).toBe('claimed');
  });

  it.each([
    [409, 'task-completed', '内容已经发生变化'],
    [403, 'not-claimed-by-you', '此任务不在您名下'],
    [503, 'draining', '服务器正在启动或维护'],
  ])('says a %d kindly and keeps what was typed', async (status, code, words) => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await page.locator('[data-test=comment]').fill('写好的意见');
    mock.failWith({ path: /complete/, status, code });
    await outcome(page, '拟同意').click();
    await page.locator(`[data-test=problem][data-status="${status}"]`).getByText(words).waitFor();
    expect(await page.locator('[data-test=comment]').inputValue()).toBe('写好的意见');
  });

  it('that is not there is said kindly', async () => {
    const page = await desk();
    await go(page, '/tasks/ghost');
    await page.locator('[data-test=problem][data-status="404"]').waitFor();
  });

  it('asks before unsaved work is left, and stays on no', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await field(page, 'reviewNote').locator('textarea').fill('未保存');
    await page.locator('nav a').nth(1).click();
    await page.getByRole('button', { name: '留在此页' }).click();
    expect(await field(page, 'reviewNote').locator('textarea').inputValue()).toBe('未保存');
    await page.locator('nav a').nth(1).click();
    await page.getByRole('button', { name: '不保存，离开' }).click();
    await page.locator('[data-test=cases]').waitFor();
  });

  it('tells at once when somebody else has finished it', async () => {
    const page = await desk();
    const id = taskAt('ut_handle', 'claimed');
    await go(page, `/tasks/${id}`);
    await page.locator('[data-test=decision]').waitFor();
    const task = mock.world.tasks.get(id);
    if (task) mock.world.complete(task, 'liqiang', '拟同意', null);
    await page.locator('[data-test=standing]').getByText('已办').waitFor();
    expect(await page.locator('[data-test=decision]').count()).toBe(0);
  });

  it('is handed over to a person found by name', async () => {
    const page = await desk();
    const id = taskAt('ut_handle', 'claimed');
    await go(page, `/tasks/${id}`);
    await page.locator('[data-test=op-transfer]').click();
    await page.locator('[data-test=op-submit]').click();
    await page.getByText('请选择对方').waitFor();
    await page.locator('#op-to').fill('李');
    await page.getByRole('option', { name: '李强' }).click();
    await page.locator('[data-test=op-words]').fill('请代为办理');
    await page.locator('[data-test=op-submit]').click();
    await page.locator('[data-test=standing]').getByText('李强').waitFor();
    expect(mock.world.tasks.get(id)?.assignee).toBe('liqiang');
  });

  it('takes a file and gives it back', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await page.locator('[data-test=file]').setInputFiles({ name: '核查记录.txt', mimeType: 'text/plain', buffer: Buffer.from('现场核查无误') });
    const item = page.locator('[data-test=attachments] button').first();
    await item.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
    expect(download.suggestedFilename()).toBe('核查记录.txt');
  });

  it('takes a comment that others see', async () => {
    const page = await desk();
    await go(page, `/tasks/${taskAt('ut_handle', 'claimed')}`);
    await page.locator('[data-test=op-comment]').click();
    await page.locator('[data-test=op-words]').fill('请补充日照分析');
    await page.locator('[data-test=op-submit]').click();
    await page.locator('[data-test=comments]').getByText('请补充日照分析').waitFor();
  });
});

describe('a case', () => {
  it('is started from its form, and refused fields are marked', async () => {
    const page = await desk();
    await page.locator('nav a').nth(2).click();
    await page.locator('[data-key=construction-permit]').click();
    await page.locator('[data-test=start]').click();
    await expect.poll(() => page.locator('[data-test=field-error]').count()).toBeGreaterThan(4);
    await field(page, 'projectName').locator('input').fill('拂晓新城幼儿园');
    await field(page, 'builder.name').locator('input').fill('宿州建工');
    await field(page, 'builder.uscc').locator('input').fill('91341300MA2N0ABC1X');
    await field(page, 'kind').getByText('新建').click();
    await field(page, 'price').locator('input').fill('３，２００．５０');
    await field(page, 'area').locator('input').fill('6800.0');
    await field(page, 'units.0.name').locator('input').fill('教学楼');
    await page.locator('[data-test=add-row]').click();
    await field(page, 'units.1.name').locator('input').fill('门卫');
    await page.locator('[data-test=start]').click();
    await page.locator('[data-test=history]').getByText('王丽（我）发起办件').waitFor();
    const sent = mock.bodies.filter(({ path, text: body }) => path === '/process-instances' && body !== '').pop()?.text;
    expect(sent).toContain('"price":3200.50');
    expect(sent).toContain('"area":6800.0,');
    await page.locator('[data-variable=units]').getByText('门卫').waitFor();
  });

  it('shows its history in words, its data with labels, and its diagram made safe', async () => {
    const page = await desk();
    const id = [...mock.world.instances.keys()][0] ?? '';
    await go(page, `/cases/${id}`);
    await page.locator('[data-test=diagram] svg').waitFor();
    const drawing = page.locator('[data-test=diagram] svg');
    expect(await drawing.locator('script, [onclick]').count()).toBe(0);
    expect(await drawing.locator('.token').count()).toBe(2);
    expect(await drawing.locator('marker#head').count()).toBe(1);
    expect(await page.evaluate(() => (window as { __svgScriptRan?: boolean }).__svgScriptRan)).toBeUndefined();
    expect(await text(page, '[data-test=history]')).toContain('王丽（我）完成「预审」');
    expect(await text(page, '[data-test=history]')).not.toContain('f_start_prereview');
    await page.locator('[data-test=technical]').click();
    expect(await text(page, '[data-test=history]')).toContain('f_start_prereview');
    expect(await text(page, '[data-variable=builder]')).toContain('统一社会信用代码');
    expect(await text(page, '[data-test=waiting]')).toContain('等待您办理');
  });

  it('follows while it runs', async () => {
    const page = await desk();
    const id = [...mock.world.instances.keys()][0] ?? '';
    await go(page, `/cases/${id}`);
    await expect.poll(() => page.locator('[data-test=diagram] .token').count()).toBe(2);
    const task = mock.world.tasks.get(taskAt('ut_O1', 'open'));
    if (task) mock.world.complete(task, 'liqiang', '', '已足额缴存，无意见。');
    await page.locator('[data-test=history]').getByText('李强完成').waitFor();
    expect(await page.locator('[data-test=diagram] .token').count()).toBe(1);
  });

  it('has a diagram that zooms and moves by keyboard', async () => {
    const page = await desk();
    await go(page, `/cases/${[...mock.world.instances.keys()][0] ?? ''}`);
    const frame = page.locator('[data-test=diagram]');
    await frame.locator('svg').waitFor();
    const at = async () => (await frame.locator('svg').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const before = await at();
    await frame.focus();
    await page.keyboard.press('+');
    expect((await at()).width).toBeGreaterThan(before.width);
    const zoomed = await at();
    await page.keyboard.press('ArrowRight');
    expect((await at()).x).toBeLessThan(zoomed.x);
    await page.keyboard.press('0');
    expect((await at()).width).toBeCloseTo(before.width, 0);
  });

  it('is found by its number', async () => {
    const page = await desk();
    await go(page, '/cases');
    await page.locator('[data-test=search]').fill('SZ-2026-1116-0003');
    await expect.poll(() => page.locator('[data-test=cases] > li').count()).toBe(1);
    await page.locator('[data-test=case-link]').click();
    await page.getByText('办件结束').waitFor();
  });
});
