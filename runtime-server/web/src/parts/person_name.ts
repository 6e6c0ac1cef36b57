import { me, myNames, userLabel } from '../app/session';
import { t } from '../i18n';

/** A person as shown on the page; the reader is told where it is himself. */
export const personName = (id: string): string => (myNames.value.has(id) ? t('task.me', { name: userLabel(me.value) }) : id);
