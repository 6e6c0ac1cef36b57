import { inject, provide, type InjectionKey } from 'vue';
import type { Form } from './model';

const kForm: InjectionKey<Form> = Symbol('form');

export const provideForm = (form: Form): void => provide(kForm, form);

/** The form around this component. */
export function useForm(): Form {
  const form = inject(kForm);
  if (!form) throw new Error('a form field must stand inside a form view');
  return form;
}
