// SPDX-License-Identifier: Apache-2.0
// Drives a real Chromium by lines of JSON: {"do": ..., ...} in, {"ok": ...} or {"error": ...} out.
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';

const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
const pages = new Map();
const violations = [];

async function page(name) {
  if (!pages.has(name)) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}});
    const fresh = await context.newPage();
    fresh.setDefaultTimeout(20_000);
    fresh.on('dialog', dialog => { violations.push('dialog: ' + dialog.message()); dialog.dismiss(); });
    fresh.on('console', line => { if (/Content Security Policy/.test(line.text())) violations.push(line.text()); });
    fresh.on('pageerror', error => violations.push(String(error)));
    pages.set(name, fresh);
  }
  return pages.get(name);
}

const verbs = {
  open: async (p, {to}) => { await p.goto(to, {waitUntil: 'domcontentloaded'}); return p.url(); },
  fill: (p, {label, with: text}) => p.getByLabel(label, {exact: false}).first().fill(text),
  check: (p, {label}) => p.getByLabel(label, {exact: false}).first().check(),
  click: (p, {button}) => p.getByRole('button', {name: button}).first().click(),
  follow: (p, {link}) => p.getByRole('link', {name: link}).first().click(),
  see: (p, {text}) => p.getByText(text).first().waitFor(),
  at: (p, {address}) => p.waitForURL(url => url.href.includes(address)),
  text: p => p.locator('body').innerText(),
  wide: p => p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  look: async (p, {file, width, scheme}) => {
    await p.setViewportSize({width, height: 900});
    await p.emulateMedia({colorScheme: scheme});
    await p.screenshot({path: file, fullPage: true});
  },
  violations: () => violations,
};

for await (const line of createInterface({input: process.stdin})) {
  const command = JSON.parse(line);
  try {
    const ok = await verbs[command.do](await page(command.page), command);
    console.log(JSON.stringify({ok: ok ?? true}));
  } catch (error) {
    console.log(JSON.stringify({error: String(error.message ?? error)}));
  }
}
await browser.close();
