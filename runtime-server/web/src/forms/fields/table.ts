// The table of field kinds: form-js type → component. A new field type is one component and one line here.
import { defineAsyncComponent, type Component } from 'vue';
import { DecimalText, type Json } from '../../api/json';
import { dateLike, groupDigits, valueText } from '../../format/value';
import { t } from '../../i18n';
import { labelOf } from '../choices';
import type { Choice, FormField } from '../schema';
import CheckboxField from './checkbox_field.vue';
import ChecklistField from './checklist_field.vue';
import DynamicList from './dynamic_list.vue';
import FieldGroup from './field_group.vue';
import NumberField from './number_field.vue';
import RadioField from './radio_field.vue';
import SeparatorLine from './separator_line.vue';
import SpacerGap from './spacer_gap.vue';
import TableView from './table_view.vue';
import TextBlock from './text_block.vue';
import TextField from './text_field.vue';

export interface FieldKind {
  component: Component;
  /** Has a value, and so a label, a hint and a message around it. */
  framed?: boolean;
  /** Several inputs under one legend. */
  grouped?: boolean;
  /** Draws its label itself. */
  ownLabel?: boolean;
  /** Only ever shown: the server computes it. */
  readOnly?: boolean;
  /** The value as text for reading; valueText where none is given. */
  text?: (value: Json, field: FormField, choices: Choice[]) => string;
}

const choiceText = (value: Json, _field: FormField, choices: Choice[]): string =>
  (Array.isArray(value) ? value : [value]).map((entry) => labelOf(choices, entry)).join(t('common.listComma'));
const numberAsText = (value: Json): string =>
  typeof value === 'number' || value instanceof DecimalText ? groupDigits(String(value)) : valueText(value);
const plainText = (value: Json): string => (typeof value === 'string' ? value : valueText(value));
const momentAsText = (value: Json): string => (typeof value === 'string' ? (dateLike(value) ?? value) : valueText(value));

// These bring a large part of the component library, so they load with the first form that has one.
const SelectField = defineAsyncComponent(() => import('./select_field.vue'));
const DatetimeField = defineAsyncComponent(() => import('./datetime_field.vue'));

export const kFieldKinds: Partial<Record<string, FieldKind>> = {
  textfield: { component: TextField, framed: true, text: plainText },
  textarea: { component: TextField, framed: true, text: plainText },
  number: { component: NumberField, framed: true, text: numberAsText },
  datetime: { component: DatetimeField, framed: true, text: momentAsText },
  checkbox: { component: CheckboxField, framed: true, ownLabel: true },
  checklist: { component: ChecklistField, framed: true, grouped: true, text: choiceText },
  radio: { component: RadioField, framed: true, grouped: true, text: choiceText },
  select: { component: SelectField, framed: true, text: choiceText },
  taglist: { component: SelectField, framed: true, text: choiceText },
  expression: { component: TextField, framed: true, readOnly: true },
  group: { component: FieldGroup },
  dynamiclist: { component: DynamicList },
  table: { component: TableView },
  text: { component: TextBlock },
  separator: { component: SeparatorLine },
  spacer: { component: SpacerGap },
};
