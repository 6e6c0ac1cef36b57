// Fills in a form on the page from data, as a person would: by looking at what kind of field stands at each place.
import type { Locator, Page } from 'playwright-core';
import { DecimalText, isObject, type Json, type JsonObject } from '../../src/api/json';
import { choiceId } from '../../src/forms/choice_id';

const kDate = /^(\d{4})-(\d{2})-(\d{2})$/;

async function fillText(field: Locator, value: string): Promise<void> {
  const date = kDate.exec(value);
  const picker = (await field.locator('.el-date-editor').count()) > 0;
  const box = field.locator('input, textarea').first();
  await box.fill(picker && date ? `${date[1]}年${Number(date[2])}月${Number(date[3])}日` : value);
  await box.press(picker ? 'Enter' : 'Tab');
}

async function pick(page: Page, field: Locator, values: Json[]): Promise<void> {
  await field.locator('.el-select').click();
  for (const value of values) {
    await page.locator(`.el-select-dropdown__item[data-value="${choiceId(value)}"]`).filter({ visible: true }).click();
  }
  await page.keyboard.press('Escape');
}

async function fillField(page: Page, field: Locator, value: Json): Promise<void> {
  const values = Array.isArray(value) ? value : [value];
  if (await field.locator('.el-select').count()) return pick(page, field, values);
  if (await field.locator('[data-value]').count()) {
    for (const each of values) await field.locator(`[data-value="${choiceId(each)}"] input`).check();
    return;
  }
  if (typeof value === 'boolean') return field.locator('input').setChecked(value);
  return fillText(field, String(value));
}

class Filling {
  private readonly done = new Set<string>();
  constructor(private readonly page: Page) {}

  /** Fills in what is on the page and was not filled in yet; gives back how many fields that were. */
  async object(data: JsonObject, base: string): Promise<number> {
    let filled = 0;
    for (const [key, value] of Object.entries(data)) {
      if (value === null) continue;
      const path = base ? `${base}.${key}` : key;
      if (Array.isArray(value) && value.length > 0 && value.every(isObject)) filled += await this.rows(path, value);
      else if (isObject(value) && !(value instanceof DecimalText)) filled += await this.object(value, path);
      else filled += await this.leaf(path, value);
    }
    return filled;
  }

  /** Rows are added until there are as many as the data has. */
  private async rows(path: string, rows: JsonObject[]): Promise<number> {
    const list = this.page.locator(`[data-field="${path}"]`);
    let filled = 0;
    if ((await list.count()) === 0) return 0;
    for (const [row, data] of rows.entries()) {
      if ((await list.locator(`[data-field^="${path}.${row}."]`).count()) === 0) await list.locator('[data-test=add-row]').click();
      filled += await this.object(data, `${path}.${row}`);
    }
    return filled;
  }

  private async leaf(path: string, value: Json): Promise<number> {
    const field = this.page.locator(`[data-field="${path}"]:not(.reading)`);
    if (this.done.has(path) || (await field.count()) === 0) return 0;
    this.done.add(path);
    await fillField(this.page, field, value);
    return 1;
  }
}

const kEvaluationMs = 900;

/** Goes over the form until an answer brings no new field to light; gives back how many fields were filled in. */
export async function fillForm(page: Page, data: JsonObject): Promise<number> {
  const filling = new Filling(page);
  let filled = 0;
  for (let round = 0; round < 5; round += 1) {
    const now = await filling.object(data, '');
    if (now === 0) break;
    filled += now;
    await page.waitForTimeout(kEvaluationMs);
  }
  return filled;
}
