// The form-js dialect (schemaVersion 19) as far as a browser draws it.
import type { Json } from '../api/json';

export interface Choice {
  label: string;
  value: Json;
}

export interface FormField {
  id?: string;
  type: string;
  key?: string;
  path?: string;
  label?: string;
  description?: string;
  text?: string;
  height?: number;
  components?: FormField[];
  layout?: { row?: string; columns?: number | null };
  appearance?: { prefixAdorner?: string; suffixAdorner?: string };
  validate?: { required?: boolean; maxLength?: number };
  values?: Choice[];
  valuesKey?: string;
  valuesExpression?: string;
  defaultValue?: Json;
  readonly?: boolean;
  disabled?: boolean;
  showOutline?: boolean;
  // number
  decimalDigits?: number;
  serializeToString?: boolean;
  // datetime
  subtype?: 'date' | 'time' | 'datetime';
  dateLabel?: string;
  timeLabel?: string;
  timeInterval?: number;
  timeSerializingFormat?: string;
  // dynamiclist
  allowAddRemove?: boolean;
  defaultRepetitions?: number;
  // table
  dataSource?: string;
  columns?: { key: string; label: string }[];
  properties?: Record<string, string>;
}

export interface FormSchema {
  id?: string;
  type?: string;
  schemaVersion?: number;
  components: FormField[];
}
