// The form-js dialect (schemaVersion 19) as far as a browser draws it. A text that begins with '=' is an expression, which
// only the server can say the value of.
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
  validate?: { required?: boolean | string; maxLength?: number | string };
  values?: Choice[];
  valuesKey?: string;
  valuesExpression?: string;
  defaultValue?: Json;
  readonly?: boolean | string;
  disabled?: boolean | string;
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
