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

/** Rows are added until there are as many as the data has. */
async function fillRows(page: Page, path: string, rows: JsonObject[]): Promise<void> {
  const list = page.locator(`[data-field="${path}"]`);
  for (let row = 0; row < rows.length; row += 1) {
    if ((await list.locator(`[data-field^="${path}.${row}."]`).count()) === 0) await list.locator('[data-test=add-row]').click();
    await fillForm(page, rows[row] ?? {}, `${path}.${row}`);
  }
}

/** Places of the data that the form does not show are passed over; gives back how many fields were filled in. */
export async function fillForm(page: Page, data: JsonObject, base = ''): Promise<number> {
  let filled = 0;
  for (const [key, value] of Object.entries(data)) {
    if (value === null) continue;
    const path = base ? `${base}.${key}` : key;
    const rows = Array.isArray(value) && value.every(isObject) && value.length > 0;
    if (rows) await fillRows(page, path, value as JsonObject[]);
    else if (isObject(value) && !(value instanceof DecimalText)) filled += await fillForm(page, value, path);
    else {
      const field = page.locator(`[data-field="${path}"]:not(.reading)`);
      if ((await field.count()) === 0) continue;
      await fillField(page, field, value);
      filled += 1;
    }
  }
  return filled;
}
