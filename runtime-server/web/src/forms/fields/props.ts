// What every field component with a value is given, and the one thing it tells: { change: [value] }.
import type { Json } from '../../api/json';
import type { Choice, FormField } from '../schema';

export interface FieldProps {
  field: FormField;
  value: Json | undefined;
  inputId: string;
  label: string;
  choices: Choice[];
  required: boolean;
  invalid: boolean;
  describedBy?: string;
}

export interface LayoutProps {
  field: FormField;
  path: readonly (string | number)[];
}
