// The components of Element Plus that every page needs. A page that needs more imports it itself, so that it loads with
// that page only.
import { ElButton } from 'element-plus/es/components/button/index.mjs';
import { ElIcon } from 'element-plus/es/components/icon/index.mjs';
import { ElInput } from 'element-plus/es/components/input/index.mjs';
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/button/style/css';
import 'element-plus/es/components/icon/style/css';
import 'element-plus/es/components/input/style/css';
import 'element-plus/es/components/message/style/css';
import 'element-plus/es/components/message-box/style/css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import { ElMessage } from 'element-plus/es/components/message/index.mjs';
import { ElMessageBox } from 'element-plus/es/components/message-box/index.mjs';
import type { App } from 'vue';
import { t } from '../i18n';

export function useElement(app: App): void {
  for (const component of [ElButton, ElIcon, ElInput]) app.use(component);
}

/** A short note at the top of the page that goes away by itself. */
export function note(message: string, type: 'success' | 'warning' | 'error' = 'success'): void {
  ElMessage({ message, type, grouping: true, plain: true, offset: 16 });
}

export interface Question {
  title: string;
  text: string;
  confirm?: string;
  cancel?: string;
  danger?: boolean;
}

/** True where the user agrees; closing the question is a no. */
export async function ask(question: Question): Promise<boolean> {
  try {
    await ElMessageBox.confirm(question.text, question.title, {
      confirmButtonText: question.confirm ?? t('common.confirm'),
      cancelButtonText: question.cancel ?? t('common.cancel'),
      confirmButtonType: question.danger ? 'danger' : 'primary',
      closeOnClickModal: false,
    });
    return true;
  } catch (answer) {
    if (answer === 'cancel' || answer === 'close') return false;
    throw answer;
  }
}
