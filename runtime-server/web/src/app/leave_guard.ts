import { onBeforeUnmount } from 'vue';
import { t } from '../i18n';
import { ask } from './element';
import { guardLeaving } from './router';

/** Asks before what was typed on this page is lost, by a link, Back, or closing the tab. */
export function useLeaveGuard(unsaved: () => boolean): void {
  guardLeaving(async () => {
    if (!unsaved()) return true;
    return ask({
      title: t('task.leave.title'),
      text: t('task.leave.text'),
      confirm: t('task.leave.leave'),
      cancel: t('task.leave.stay'),
      danger: true,
    });
  });
  const warn = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));
}
