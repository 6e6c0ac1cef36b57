// Chromium for the tests: Debian's, headless, without calls to the outside.
import { chromium, type Browser, type Page } from 'playwright-core';

const kArguments = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: kArguments });

export interface Visit {
  page: Page;
  /** Whatever the page complained about. */
  complaints: string[];
}

/** A page in its own context (its own storage), Chinese, at this width. */
export async function visit(browser: Browser, url: string, width = 1280, height = 860, dark = false): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: dark ? 'dark' : 'light', hasTouch: width < 600, deviceScaleFactor: 1,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused request is reported by the browser itself; the tests look at how the page takes it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}

export async function signIn(page: Page, user: string, password: string): Promise<void> {
  await page.locator('[data-test=user]').fill(user);
  await page.locator('[data-test=password]').fill(password);
  await page.locator('[data-test=sign-in]').click();
  await page.locator('nav').first().waitFor();
}
