// SPDX-License-Identifier: Apache-2.0
// Drives a real Chromium by lines of JSON: {"do": ..., "page": ...} in, {"ok": ...} or {"error": ...} out. Each page is
// a browser of its own, with its own cookies.
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';

const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
const pages = new Map();
const violations = [];

async function page(name) {
  if (!pages.has(name)) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, reducedMotion: 'reduce'});
    const fresh = await context.newPage();
    fresh.setDefaultTimeout(20_000);
    fresh.on('dialog', dialog => { violations.push('dialog: ' + dialog.message()); dialog.dismiss(); });
    fresh.on('console', line => { if (/Content.Security.Policy/i.test(line.text())) violations.push(line.text()); });
    fresh.on('pageerror', error => violations.push(fresh.url() + ': ' + error));
    pages.set(name, fresh);
  }
  return pages.get(name);
}

/** What a person without a mouse, or without eyes, would stumble over. */
function obstacles() {
  const found = [];
  const expect = (holds, sentence) => holds || found.push(sentence);
  const count = selector => document.querySelectorAll(selector).length;
  expect(count('h1') === 1, count('h1') + ' h1');
  expect(count('main') === 1, count('main') + ' main');
  expect(count('header') === 1, count('header') + ' header');
  expect(document.documentElement.lang !== '', 'no language');
  expect(document.title !== '', 'no title');
  expect(count('[style], script:not([src])') === 0, 'style or script inside the page');
  for (const control of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    const named = control.labels.length > 0 || control.hasAttribute('aria-label');
    expect(named, 'no label: ' + control.outerHTML);
  }
  for (const control of document.querySelectorAll('button, a[href]')) {
    expect((control.getAttribute('aria-label') ?? control.textContent).trim() !== '', 'no name: ' + control.outerHTML);
  }
  const labels = [...document.querySelectorAll('[aria-labelledby]')];
  for (const labelled of labels) {
    expect(document.getElementById(labelled.getAttribute('aria-labelledby')), 'label is missing: ' + labelled.id);
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  expect(new Set(ids).size === ids.length, 'an id stands twice');
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(wide <= 0, 'wider than the window by ' + wide);
  return found;
}

/** Goes through the page by Tab alone; what is never reached, or does not show it, is an obstacle. */
async function keyboard(p) {
  const reachable = 'a[href], button, input:not([type=hidden]):not([hidden]):not(:disabled), select, textarea';
  const wanted = await p.evaluate(selector => {
    document.activeElement?.blur();
    const radios = new Set();
    return [...document.querySelectorAll(selector)].filter(element => {
      // One stop for each group of radio buttons: the arrows go on from there.
      const again = element.type === 'radio' && radios.has(element.name);
      radios.add(element.name);
      return !again && element.getClientRects().length > 0;
    }).length;
  }, reachable);
  const found = [];
  const seen = new Set();
  for (let step = 0; step < wanted * 3 + 50 && seen.size < wanted; step++) {
    await p.keyboard.press('Tab');
    const at = await p.evaluate(selector => {
      const element = document.activeElement;
      if (!element?.matches(selector)) {
        return null;
      }
      window.tgStops ??= [];
      const known = window.tgStops.indexOf(element);
      const number = known >= 0 ? known : window.tgStops.push(element) - 1;
      const style = getComputedStyle(element);
      return {number, shows: style.outlineStyle !== 'none' && style.outlineWidth !== '0px', html: element.outerHTML};
    }, reachable);
    if (at) {
      seen.add(at.number);
      at.shows || found.push('focus does not show: ' + at.html);
    }
  }
  seen.size < wanted && found.push('reached by Tab: ' + seen.size + ' of ' + wanted);
  return found;
}

/** Goes on by Tab until the button of that name has the focus. */
async function tabTo(p, {button}) {
  const wanted = await p.getByRole('button', {name: button}).first().elementHandle();
  for (let step = 0; step < 200; step++) {
    await p.keyboard.press('Tab');
    if (await wanted.evaluate(element => element === document.activeElement)) {
      return true;
    }
  }
  throw new Error('no Tab leads to ' + button);
}

const verbs = {
  open: async (p, {to}) => (await p.goto(to, {waitUntil: 'domcontentloaded'}))?.status(),
  fill: (p, {label, with: text}) => p.getByLabel(label, {exact: false}).first().fill(text),
  choose: (p, {label, option}) => p.getByLabel(label, {exact: false}).first().selectOption(option),
  check: (p, {label}) => p.getByLabel(label, {exact: false}).first().check(),
  click: (p, {button}) => p.getByRole('button', {name: button}).first().click(),
  follow: (p, {link}) => p.getByRole('link', {name: link}).first().click(),
  press: (p, {key}) => p.keyboard.press(key),
  see: (p, {text}) => p.getByText(text).first().waitFor(),
  gone: (p, {text}) => p.getByText(text).first().waitFor({state: 'hidden'}),
  at: (p, {address}) => p.waitForURL(url => url.href.includes(address), {waitUntil: 'commit'}),
  value: (p, {label}) => p.getByLabel(label, {exact: false}).first().inputValue(),
  text: p => p.locator('body').innerText(),
  mark: p => p.evaluate(() => { window.tgMark = true; }),
  marked: p => p.evaluate(() => window.tgMark === true),
  obstacles: p => p.evaluate(obstacles),
  keyboard,
  size: async (p, {width, scheme}) => {
    await p.setViewportSize({width, height: 900});
    await p.emulateMedia({colorScheme: scheme});
  },
  look: async (p, {selector, file}) => {
    // The page may show something new in the very moment, and the part is another one then.
    for (let attempt = 1; ; attempt++) {
      try {
        await p.locator(selector).first().screenshot({path: file});
        return true;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  },
  tabTo,
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
