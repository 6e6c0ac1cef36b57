import { describe, expect, it } from 'vitest';
import { DecimalText, writeJson, type JsonObject } from '../../src/api/json';
import type { Access, Evaluation } from '../../src/api/types';
import { placeFields } from '../../src/forms/layout';
import { collectLabels, placeText } from '../../src/forms/labels';
import { choicesOf } from '../../src/forms/choices';
import { fieldPath, Form } from '../../src/forms/model';
import { pathOfPointer, pathText } from '../../src/forms/paths';
import type { FormField } from '../../src/forms/schema';

const kFields: FormField[] = [
  { id: 't', type: 'text', text: '# 说明' },
  { id: 'a', type: 'textfield', key: 'name', label: '名称' },
  { id: 'n', type: 'number', key: 'area', label: '面积' },
  { id: 'x', type: 'expression', key: 'sum' },
  { id: 'g', type: 'group', path: 'builder', label: '单位', components: [
    { id: 'gn', type: 'textfield', key: 'name', label: '单位名称' },
    { id: 'gp', type: 'textfield', key: 'phone', label: '电话' },
  ] },
  { id: 'h', type: 'group', label: '消防', components: [{ id: 'hr', type: 'select', key: 'risk', label: '危险性' }] },
  { id: 'l', type: 'dynamiclist', path: 'units', label: '单体', components: [
    { id: 'ln', type: 'textfield', key: 'name', label: '单体名称' },
    { id: 'la', type: 'number', key: 'area', label: '面积' },
  ] },
];
const nothing: Evaluation = { hidden: [], computed: {}, errors: [] };

function formOf(data: JsonObject, access: Record<string, Access> = {}, readOnly = false, fields = kFields): Form {
  return new Form({ schema: { components: fields }, data, access }, readOnly);
}
const field = (id: string, fields = kFields): FormField => {
  for (const entry of fields) {
    if (entry.id === id) return entry;
    const inner = entry.components?.find((child) => child.id === id);
    if (inner) return inner;
  }
  throw new Error(id);
};
const shown = (form: Form) => form.visibleFields().map(({ field: entry, path }) => pathText(path) || entry.id);

describe('what is sent', () => {
  it('is every variable with a field that may be written, digits untouched', () => {
    const form = formOf({ name: '甲', other: 1 }, { name: 'read' });
    form.write(['area'], new DecimalText('1200.50'));
    form.write(['risk'], '丙类');
    form.write(['units', 0, 'area'], new DecimalText('0.10'));
    expect(writeJson(form.variables())).toBe('{"area":1200.50,"risk":"丙类","units":[{"area":0.10}]}');
  });

  it('sends an object whole, its read-only members unchanged', () => {
    const form = formOf({ builder: { name: '城投', phone: '1' } }, { name: 'read', area: 'read', risk: 'read', units: 'read', 'builder.name': 'read' });
    form.write(['builder', 'phone'], '2');
    expect(form.variables()).toEqual({ builder: { name: '城投', phone: '2' } });
  });

  it('leaves out what a condition hides', () => {
    const form = formOf({ risk: '丙类', builder: { name: '城投', phone: '1' }, units: [] });
    form.take({ ...nothing, hidden: ['h', 'builder.phone'] });
    expect(form.variables()).toEqual({ builder: { name: '城投' }, units: [] });
  });

  it('is nothing where nothing may be written', () => {
    expect(formOf({ name: '甲' }, {}, true).variables()).toEqual({});
  });

  it('says null for what was emptied, and nothing for what was never there', () => {
    const form = formOf({ name: '甲' }, { units: 'read' });
    form.write(['name'], null);
    expect(form.variables()).toEqual({ name: null });
  });
});

describe('access', () => {
  it('is the server’s word, else that of what the field stands in, else writing', () => {
    const form = formOf({}, { builder: 'read', 'builder.phone': 'required', units: 'read', area: 'hidden' });
    expect(form.accessOf(field('gn'), ['builder', 'name'])).toBe('read');
    expect(form.accessOf(field('gp'), ['builder', 'phone'])).toBe('required');
    expect(form.accessOf(field('ln'), ['units', 3, 'name'])).toBe('read');
    expect(form.accessOf(field('a'), ['name'])).toBe('write');
    expect(form.isHidden(field('n'), ['area'])).toBe(true);
  });

  it('is reading everywhere in a form that is only looked at, but hidden stays hidden', () => {
    const form = formOf({}, { name: 'write', area: 'hidden' }, true);
    expect(form.accessOf(field('a'), ['name'])).toBe('read');
    expect(form.accessOf(field('n'), ['area'])).toBe('hidden');
  });

  it('does not take an expression for a yes', () => {
    const fields: FormField[] = [{ id: 'e', type: 'textfield', key: 'e', readonly: '=a > 1', validate: { required: '=a > 1' } }];
    const form = formOf({}, {}, false, fields);
    expect(form.accessOf(fields[0] as FormField, ['e'])).toBe('write');
    form.take({ ...nothing, components: { '/components/0': { required: true } } });
    expect(form.accessOf(fields[0] as FormField, ['e'])).toBe('required');
    form.take({ ...nothing, components: { '/components/0': { readonly: true } } });
    expect(form.accessOf(fields[0] as FormField, ['e'])).toBe('read');
  });
});

describe('conditions', () => {
  it('hide by path, by id, and by component', () => {
    const form = formOf({ units: [{ name: 'A' }, { name: 'B' }] });
    form.take({ ...nothing, hidden: ['name', 'h'], components: { '/components/6/components/0#1': { hidden: true } } });
    expect(shown(form)).toEqual(['t', 'area', 'sum', 'builder', 'builder.name', 'builder.phone', 'units', 'units.0.name', 'units.0.area', 'units.1.area']);
  });

  it('bring computed values and options', () => {
    const select: FormField = { id: 's', type: 'select', key: 's', valuesExpression: '=list' };
    const form = formOf({ sum: 1 }, {}, false, [...kFields, select]);
    form.take({ ...nothing, computed: { sum: 7 }, components: { '/components/7': { options: [{ label: '甲', value: 'a' }, 'b'] } } });
    expect(form.computedAt(field('x'), ['sum'])).toBe(7);
    expect(choicesOf(form, select, ['s'])).toEqual([{ label: '甲', value: 'a' }, { label: 'b', value: 'b' }]);
  });
});

describe('errors', () => {
  const problem = (pointer: string, message = '此项必填') => ({ pointer, code: 'required', message });

  it('of a refused answer stand at their fields; the rest is given back', () => {
    const form = formOf({ units: [{}] });
    const rest = form.refuse([problem('/variables/name'), problem('/variables/units/0/area'), problem('/variables/ghost'), problem('/variables/builder/name', '太短')]);
    expect(rest.map((entry) => entry.pointer)).toEqual(['/variables/ghost']);
    expect(form.messageAt(['name'])).toBe('此项必填');
    expect(form.messageAt(['units', 0, 'area'])).toBe('此项必填');
    expect(form.messageAt(['builder', 'name'])).toBe('太短');
  });

  it('go away when the field is corrected', () => {
    const form = formOf({});
    form.refuse([problem('/variables/name'), problem('/variables/area')]);
    form.write(['name'], '甲');
    expect([form.messageAt(['name']), form.messageAt(['area'])]).toEqual(['', '此项必填']);
  });

  it('found while typing are shown only where somebody has been', () => {
    const form = formOf({});
    form.take({ ...nothing, errors: [problem('/name'), problem('/area')] });
    expect(form.messageAt(['name'])).toBe('');
    form.touch(['name']);
    expect([form.messageAt(['name']), form.messageAt(['area'])]).toEqual(['此项必填', '']);
  });

  it('of rows go when a row goes, because the numbers have moved', () => {
    const form = formOf({ units: [{ name: 'A' }, { name: 'B' }] });
    form.refuse([problem('/variables/units/1/area'), problem('/variables/name')]);
    form.removeRow(['units'], 0);
    expect(form.read(['units'])).toEqual([{ name: 'B' }]);
    expect([form.messageAt(['units', 1, 'area']), form.messageAt(['name'])]).toEqual(['', '此项必填']);
  });

  it('point with JSON pointers', () => {
    expect(pathOfPointer('/variables/a~1b/0/c~0d')).toBe('a/b.0.c~d');
    expect(pathOfPointer('#/variables/x')).toBe('x');
  });
});

describe('a form being filled in', () => {
  it('is dirty until it is as it was, or saved', () => {
    const form = formOf({ name: '甲' });
    form.write(['name'], '乙');
    expect(form.state.dirty).toBe(true);
    form.write(['name'], '甲');
    expect(form.state.dirty).toBe(false);
    form.write(['name'], '丙');
    form.markSaved();
    expect(form.state.dirty).toBe(false);
  });

  it('starts with defaults and with the rows a list asks for', () => {
    const fields: FormField[] = [
      { id: 'd', type: 'textfield', key: 'd', defaultValue: '是' },
      { id: 'l', type: 'dynamiclist', path: 'rows', defaultRepetitions: 2, components: [] },
    ];
    const form = formOf({}, {}, false, fields);
    expect(form.state.data).toEqual({ d: '是', rows: [{}, {}] });
    expect(formOf({ d: null, rows: [] }, {}, false, fields).state.data).toEqual({ d: null, rows: [] });
  });

  it('does not touch the server’s own object', () => {
    const data: JsonObject = { builder: { name: '城投' } };
    formOf(data).write(['builder', 'name'], '别的');
    expect(data).toEqual({ builder: { name: '城投' } });
  });

  it('adds rows', () => {
    const form = formOf({});
    form.addRow(['units']);
    expect(form.read(['units'])).toEqual([{}, {}]);
  });
});

describe('layout and labels', () => {
  it('shares what is left of a row', () => {
    const row = (columns: number | null): FormField => ({ type: 'textfield', layout: { row: 'r', columns } });
    expect(placeFields([row(null), row(null), row(null)]).map(({ span }) => span)).toEqual([16, 16, 16]);
    expect(placeFields([row(8), row(null)]).map(({ span, startsRow }) => [span, startsRow])).toEqual([[24, true], [24, false]]);
    expect(placeFields([{ type: 'text' }, { type: 'text' }]).map(({ span, startsRow }) => [span, startsRow])).toEqual([[48, true], [48, true]]);
  });

  it('lets fields that name a width and no row flow', () => {
    const wide = (columns?: number): FormField => ({ type: 'textfield', layout: { columns } });
    expect(placeFields([wide(8), wide(8), wide(8), wide(), wide(4)]).map(({ span, startsRow }) => [span, startsRow])).toEqual([[24, true], [24, false], [24, true], [48, true], [12, true]]);
  });

  it('knows the label of every place in the data', () => {
    expect(Object.fromEntries([...collectLabels(kFields)].map(([name, info]) => [name, info.label]))).toEqual({
      name: '名称', area: '面积', builder: '单位', 'builder.name': '单位名称', 'builder.phone': '电话', risk: '危险性', units: '单体', 'units.name': '单体名称', 'units.area': '面积',
    });
    expect(pathText(fieldPath(field('g'), []))).toBe('builder');
  });

  it('shows a value as its form would', () => {
    const labels = collectLabels([
      { type: 'radio', key: 'tendering', label: '招标方式', values: [{ label: '公开招标', value: 'open' }] },
      { type: 'number', key: 'area', label: '面积', appearance: { suffixAdorner: 'm²' } },
    ]);
    expect(placeText(labels.get('tendering'), 'open')).toBe('公开招标');
    expect(placeText(labels.get('area'), new DecimalText('28650.50'))).toBe('28,650.50 m²');
    expect(placeText(labels.get('ghost'), ['a', true])).toBe('a、是');
  });
});
