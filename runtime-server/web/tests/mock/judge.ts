// The mock's form judge: what FEEL would decide on the real server, written out for these few forms.
import { DecimalText, isObject, type Json, type JsonObject } from '../../src/api/json';
import { extend, namePath, readAt, type Path } from '../../src/forms/paths';
import type { FormField, FormSchema } from '../../src/forms/schema';

export interface Finding {
  pointer: string;
  code: string;
  message: string;
}

const kDay = 86_400_000;
const isNumber = (value: Json | undefined) => typeof value === 'number' || value instanceof DecimalText;
const empty = (value: Json | undefined) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function hiddenOf(data: JsonObject): string[] {
  const hidden = data.special === true ? [] : ['g_fire', 'fireKinds', 'fireRisk', 'fireHeight'];
  return data.opinionResult === '有意见' ? hidden : [...hidden, 'opinionText'];
}

/** The real server says it by component as well; here only for the fire section and the wage table. */
export function componentsOf(schema: FormSchema, data: JsonObject): Record<string, JsonObject> {
  const says: Record<string, JsonObject> = {};
  schema.components.forEach((field, index) => {
    if (field.id === 'g_fire' && data.special !== true) says[`/components/${index}`] = { hidden: true };
    if (field.id === 'tb_records') says[`/components/${index}`] = { rows: data.wageRecords ?? [] };
  });
  return says;
}

export function computedOf(data: JsonObject): JsonObject {
  if (typeof data.startDate !== 'string' || typeof data.endDate !== 'string') return {};
  return { days: Math.round((Date.parse(data.endDate) - Date.parse(data.startDate)) / kDay) };
}

type Rule = (field: FormField, value: Json | undefined) => { code: string; message: string } | null;

const kRules: Rule[] = [
  (field, value) => (field.type === 'number' && !empty(value) && !isNumber(value) ? { code: 'not-a-number', message: '应填写数字' } : null),
  (field, value) =>
    field.key === 'uscc' && typeof value === 'string' && !/^[0-9A-Z]{18}$/.test(value) ? { code: 'uscc', message: '统一社会信用代码应为 18 位数字或大写字母' } : null,
  (field, value) =>
    field.key === 'projectCode' && typeof value === 'string' && !/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/.test(value) ? { code: 'pattern', message: '投资项目代码格式不正确' } : null,
];

/** Every finding at once, in the order of the form. `access` names what must be filled in. */
export function findingsOf(schema: FormSchema, access: Record<string, string>, data: JsonObject): Finding[] {
  const hidden = hiddenOf(data);
  const found: Finding[] = [];
  const visit = (fields: FormField[], base: Path): void => {
    for (const field of fields) {
      const path = extend(base, field.type === 'group' || field.type === 'dynamiclist' ? field.path : field.key);
      if ([field.id, field.key].some((name) => name && hidden.includes(name))) continue;
      if (field.type === 'dynamiclist') {
        const rows = readAt(data, path);
        if (Array.isArray(rows)) rows.forEach((_, row) => visit(field.components ?? [], [...path, row]));
      } else if (field.components) visit(field.components, path);
      else if (field.key) judge(field, path);
    }
  };
  const judge = (field: FormField, path: Path): void => {
    const given = access[namePath(path)] ?? access[String(path[0])] ?? 'write';
    if (given === 'read' || given === 'hidden') return;
    const value = readAt(data, path);
    const pointer = `/variables/${path.join('/')}`;
    if ((given === 'required' || field.validate?.required) && empty(value)) found.push({ pointer, code: 'required', message: '此项必填' });
    for (const rule of kRules) {
      const finding = rule(field, value);
      if (finding) found.push({ pointer, ...finding });
    }
  };
  visit(schema.components, []);
  return found;
}

/** What a form may show: fields whose access is `hidden` leave the server with no value. */
export function withoutHidden(data: JsonObject, access: Record<string, string>): JsonObject {
  const copy = structuredClone(data);
  for (const [name, given] of Object.entries(access)) {
    if (given !== 'hidden') continue;
    const path = name.split('.');
    const place = readAt(copy, path.slice(0, -1));
    if (isObject(place)) Reflect.deleteProperty(place, path[path.length - 1] as string);
  }
  return copy;
}
