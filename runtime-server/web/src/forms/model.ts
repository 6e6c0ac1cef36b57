// A form that is being filled in: data, access, errors, and what the server said about conditions.
// Nothing here judges a value; the server does (see evaluation.ts). Example:
//
//   const form = createForm({ schema, data, access }, false);
//   form.write(['area'], numberValue('1200.50', false));
//   await api.completeTask(id, { variables: form.variables() });
import { reactive } from 'vue';
import { isObject, parseJson, writeJson, type Json, type JsonObject } from '../api/json';
import type { FieldProblem } from '../api/problem';
import type { Access, ComponentSays, Evaluation, TaskForm } from '../api/types';
import { extend, namePath, pathOfPointer, pathText, readAt, writeAt, type Path } from './paths';
import type { FormField, FormSchema } from './schema';

export interface FormState {
  data: JsonObject;
  /** By path text: 'units.0.name' → message. From a refused submission. */
  errors: Record<string, string>;
  /** The same, from live evaluation; shown once the field was touched. */
  findings: Record<string, string>;
  touched: Record<string, boolean>;
  hidden: string[];
  computed: JsonObject;
  components: Record<string, ComponentSays>;
  dirty: boolean;
}

const kLayoutOnly = new Set(['group', 'text', 'html', 'separator', 'spacer', 'image', 'iframe', 'button', 'table', 'dynamiclist']);
const kNeverSent = new Set(['expression', 'button']);

const copy = (data: JsonObject): JsonObject => parseJson(writeJson(data)) as JsonObject;
const byPath = (problems: FieldProblem[]): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const problem of problems) {
    const path = pathOfPointer(problem.pointer);
    found[path] = found[path] ? `${found[path]} ${problem.message}` : problem.message;
  }
  return found;
};

/** Where a field's own value or its children's values live. */
export const fieldPath = (field: FormField, base: Path): Path =>
  extend(base, field.type === 'group' || field.type === 'dynamiclist' ? field.path : field.key);

function applyDefaults(fields: FormField[], base: Path, data: JsonObject): void {
  for (const field of fields) {
    const path = fieldPath(field, base);
    if (field.type === 'dynamiclist') {
      if (readAt(data, path) === undefined && path.length) {
        writeAt(data, path, Array.from({ length: field.defaultRepetitions ?? 1 }, () => ({})));
      }
    } else if (field.components) applyDefaults(field.components, path, data);
    else if (field.key && field.defaultValue !== undefined && readAt(data, path) === undefined) {
      writeAt(data, path, field.defaultValue);
    }
  }
}

export class Form {
  readonly schema: FormSchema;
  readonly state: FormState;
  private readonly access: Record<string, Access>;
  /** Where each component stands in the schema: '/components/0/components/2'. */
  private readonly pointers = new Map<FormField, string>();
  private savedText: string;

  constructor(form: TaskForm, readonly readOnly: boolean) {
    this.schema = form.schema;
    this.access = form.access;
    this.point(form.schema.components, '');
    const data = copy(form.data);
    applyDefaults(form.schema.components, [], data);
    this.state = reactive({ data, errors: {}, findings: {}, touched: {}, hidden: [], computed: {}, components: {}, dirty: false });
    this.savedText = writeJson(data);
  }

  private point(fields: FormField[], base: string): void {
    fields.forEach((field, index) => {
      const pointer = `${base}/components/${index}`;
      this.pointers.set(field, pointer);
      if (field.components) this.point(field.components, pointer);
    });
  }

  /** What the server last said of a component. */
  says(field: FormField, path: Path): ComponentSays {
    const rows = path.filter((step) => typeof step === 'number').map((row) => `#${row}`);
    return this.state.components[`${this.pointers.get(field) ?? ''}${rows.join('')}`] ?? {};
  }

  /** A field the server does not name follows the list or group it stands in, else it may be written. */
  accessOf(field: FormField, path: Path): Access {
    const names = namePath(path);
    const own = this.access[pathText(path)] ?? this.access[names] ?? (field.id ? this.access[field.id] : undefined);
    const given = own ?? this.inherited(names);
    if (given === 'hidden') return 'hidden';
    const says = this.says(field, path);
    if (this.readOnly || field.readonly === true || field.disabled === true || says.readonly || given === 'read') return 'read';
    return given === 'required' || field.validate?.required === true || says.required ? 'required' : 'write';
  }

  private inherited(names: string): Access | undefined {
    const cut = names.lastIndexOf('.');
    if (cut < 0) return undefined;
    const outer = names.slice(0, cut);
    const access = this.access[outer] ?? this.inherited(outer);
    return access === 'required' ? 'write' : access;
  }

  isHidden(field: FormField, path: Path): boolean {
    const { hidden } = this.state;
    // Without a key or path of its own a component shares the path of what it stands in, so only its id names it.
    const named = field.key || field.path ? [pathText(path), namePath(path)] : [];
    const names = [...named, field.id ?? ''];
    return (
      this.accessOf(field, path) === 'hidden' || this.says(field, path).hidden === true || names.some((name) => name !== '' && hidden.includes(name))
    );
  }

  read(path: Path): Json | undefined {
    return readAt(this.state.data, path);
  }

  write(path: Path, value: Json): void {
    writeAt(this.state.data, path, value);
    this.settle(path);
  }

  addRow(path: Path): void {
    const rows = this.read(path);
    this.write(path, [...(Array.isArray(rows) ? rows : []), {}]);
  }

  removeRow(path: Path, row: number): void {
    const rows = this.read(path);
    if (!Array.isArray(rows)) return;
    this.write(path, rows.filter((_, index) => index !== row));
    // Messages carry row numbers, which have just moved.
    this.state.errors = this.without(path);
    this.state.touched = {};
  }

  private without(path: Path): Record<string, string> {
    const prefix = `${pathText(path)}.`;
    return Object.fromEntries(Object.entries(this.state.errors).filter(([key]) => !key.startsWith(prefix)));
  }

  /** What was said of the old value is not true of the new one. */
  private settle(path: Path): void {
    const key = pathText(path);
    Reflect.deleteProperty(this.state.errors, key);
    Reflect.deleteProperty(this.state.findings, key);
    this.state.dirty = writeJson(this.state.data) !== this.savedText;
  }

  touch(path: Path): void {
    this.state.touched[pathText(path)] = true;
  }

  markSaved(): void {
    this.savedText = writeJson(this.state.data);
    this.state.dirty = false;
  }

  messageAt(path: Path): string {
    const key = pathText(path);
    return this.state.errors[key] ?? (this.state.touched[key] ? (this.state.findings[key] ?? '') : '');
  }

  /** Takes the errors of a 422. Gives back those that no visible field shows. */
  refuse(problems: FieldProblem[]): FieldProblem[] {
    this.state.errors = byPath(problems);
    const shown = new Set(this.visibleFields().map(({ path }) => pathText(path)));
    return problems.filter((problem) => !shown.has(pathOfPointer(problem.pointer)));
  }

  take(evaluation: Evaluation): void {
    this.state.hidden = evaluation.hidden ?? [];
    this.state.computed = evaluation.computed ?? {};
    this.state.components = evaluation.components ?? {};
    this.state.findings = byPath(evaluation.errors ?? []);
  }

  /** A computed value, by component, path or id. */
  computedAt(field: FormField, path: Path): Json | undefined {
    const { computed } = this.state;
    const said = this.says(field, path).value;
    return said ?? [pathText(path), field.id].map((name) => (name ? computed[name] : undefined)).find((value) => value !== undefined);
  }

  /** Every field that is shown now, with its path, repeated rows unrolled. */
  visibleFields(fields = this.schema.components, base: Path = []): { field: FormField; path: Path }[] {
    return fields.flatMap((field) => {
      const path = fieldPath(field, base);
      if (this.isHidden(field, path)) return [];
      const own = [{ field, path }];
      if (!field.components) return own;
      if (field.type !== 'dynamiclist') return [...own, ...this.visibleFields(field.components, path)];
      const rows = this.read(path);
      const count = Array.isArray(rows) ? rows.length : 0;
      const inner = Array.from({ length: count }, (_, row) => this.visibleFields(field.components, [...path, row]));
      return [...own, ...inner.flat()];
    });
  }

  /**
   * What is sent: every top-level variable in which a visible field may be written, as it stands; read-only members
   * of such an object travel along unchanged, so that an object is never sent by halves.
   */
  variables(): JsonObject {
    const writable = this.visibleFields().filter(({ field, path }) => this.sends(field, path));
    const names = new Set(writable.map(({ path }) => String(path[0])));
    const result: JsonObject = {};
    for (const name of names) {
      const value = this.state.data[name];
      if (value !== undefined) result[name] = value;
    }
    return this.pruneHidden(result);
  }

  private sends(field: FormField, path: Path): boolean {
    if (path.length === 0 || kNeverSent.has(field.type)) return false;
    if (kLayoutOnly.has(field.type) && field.type !== 'dynamiclist') return false;
    const access = this.accessOf(field, path);
    return access === 'write' || access === 'required';
  }

  /** Members that conditions hide are not part of the answer. */
  private pruneHidden(result: JsonObject): JsonObject {
    const pruned = copy(result);
    for (const path of this.hiddenPaths(this.schema.components, [])) {
      const place = readAt(pruned, path.slice(0, -1));
      const last = path[path.length - 1];
      if (isObject(place) && typeof last === 'string' && path.length > 1) Reflect.deleteProperty(place, last);
    }
    return pruned;
  }

  private hiddenPaths(fields: FormField[], base: Path): Path[] {
    return fields.flatMap((field) => {
      const path = fieldPath(field, base);
      if (this.isHidden(field, path)) return path.length > base.length ? [path] : [];
      if (!field.components) return [];
      if (field.type !== 'dynamiclist') return this.hiddenPaths(field.components, path);
      const rows = this.read(path);
      const count = Array.isArray(rows) ? rows.length : 0;
      return Array.from({ length: count }, (_, row) => this.hiddenPaths(field.components ?? [], [...path, row])).flat();
    });
  }
}
