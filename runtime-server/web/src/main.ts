import { createApp } from 'vue';
import App from './app/app.vue';
import { connectClient } from './api/client';
import { useElement } from './app/element';
import { startRouter } from './app/router';
import { forgetSession, token } from './app/session';
import { language, setLanguage } from './i18n';
import { startClock } from './live/clock';
import { showAppearance } from './theme/appearance';
import './theme/tokens.css';
import './theme/base.css';

connectClient({ token, unauthorized: forgetSession, language: () => language.value });
setLanguage(language.value);
showAppearance();
startClock();
startRouter();

const app = createApp(App);
useElement(app);
app.mount('#app');
