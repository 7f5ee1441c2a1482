// Shows what is new when something changed on the server, and copies texts.
(() => {
  const typed = '[name]:not([type=hidden]):not(button)';
  const changed = control => control.matches('select')
    ? [...control.options].some(option => option.selected !== option.defaultSelected) && control.selectedIndex > 0
    : control.value !== control.defaultValue || control.checked !== control.defaultChecked;
  // A part in which somebody types, or has typed, stays as it is.
  const busy = part => part.matches('section') && (
    (part.contains(document.activeElement) && document.activeElement.matches(typed))
    || [...part.querySelectorAll(typed)].some(changed));
  const key = part => part.getAttribute('aria-labelledby') ?? '';
  const trace = element => [element.tagName, element.name, element.value, element.getAttribute('aria-label'),
    element.getAttribute('href'), element.textContent].join('|');

  let running = false;
  let again = false;
  async function look() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const answer = await fetch(location.href, {headers: {'Tablegate-Live': '1'}, cache: 'no-store'});
      if (new URL(answer.url).pathname !== location.pathname) {
        location.reload();
        return;
      }
      show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch (unreachable) {
      // The server may be restarting; the stream of events says when it is back.
    } finally {
      running = false;
    }
    if (again) {
      again = false;
      look();
    }
  }

  // What waits is counted in the menu, too.
  function count(fresh) {
    const now = document.querySelector('header nav');
    const next = fresh.querySelector('header nav');
    if (now && next && now.innerHTML !== next.innerHTML && !now.contains(document.activeElement)) {
      now.replaceChildren(...next.childNodes);
    }
  }

  function show(fresh) {
    count(fresh);
    const now = document.getElementById('tg-content');
    const next = fresh.getElementById('tg-content');
    if (!now || !next || now.innerHTML === next.innerHTML) {
      return;
    }
    const focused = now.contains(document.activeElement) ? trace(document.activeElement) : null;
    const kept = new Map([...now.children].filter(busy).map(part => [key(part), part]));
    const held = document.activeElement;
    now.replaceChildren(...[...next.children].map(part => kept.get(key(part)) ?? part));
    document.getElementById('tg-news').textContent = 'This page shows something new.';
    if (focused !== null && now.contains(held)) {
      held.focus();
    } else if (focused !== null) {
      [...now.querySelectorAll('a, button, pre')].find(element => trace(element) === focused)?.focus();
    }
  }

  let events;
  function listen() {
    // Browsers keep few connections to a server, so pages that nobody sees do not hold one.
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else if (!events) {
      events = new EventSource('/sign-in/events');
      events.onmessage = look;
      events.onopen = look;
      // Refused for good: the session ended, and looking leads to the sign-in page.
      events.onerror = () => events.readyState === EventSource.CLOSED && look();
    }
  }
  document.addEventListener('visibilitychange', listen);
  listen();

  document.addEventListener('click', async event => {
    const button = event.target.closest('button[data-copy]');
    if (button) {
      const text = document.getElementById(button.dataset.copy);
      getSelection().selectAllChildren(text);
      await navigator.clipboard?.writeText(text.textContent);
      button.textContent = navigator.clipboard ? 'Copied' : 'Selected';
    }
  });

  // What others change outside of this server sends no event: pages that show it say how often to look.
  const every = Number(document.querySelector('[data-every]')?.dataset.every);
  if (every > 0) {
    setInterval(() => document.hidden || look(), every * 1000);
  }

  // After a form was sent, whoever goes by keyboard is where they were.
  (document.querySelector('main [autofocus]') ?? document.getElementById(location.hash.slice(1)))?.focus();

  // After a form was sent, loading the page again must not send it once more.
  history.replaceState(null, '', location.href);
})();
