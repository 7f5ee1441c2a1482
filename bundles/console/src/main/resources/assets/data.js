// Tells what reading would cost while somebody types, and follows a view that an agent changes.
(() => {
  const PAUSE = 400;
  const REST = 2000;
  const page = async (address, headers) => {
    const answer = await fetch(address, {headers, cache: 'no-store'});
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };
  const take = (fresh, id) => {
    const now = document.getElementById(id);
    const next = fresh.getElementById(id);
    if (!now || !next) {
      return false;
    }
    now.replaceChildren(...next.childNodes);
    return true;
  };

  const builder = document.getElementById('tg-builder');
  let typed = 0;
  async function estimate() {
    const mine = ++typed;
    await new Promise(done => setTimeout(done, PAUSE));
    if (mine !== typed) {
      return;
    }
    const fields = new URLSearchParams(new FormData(builder));
    [...fields].filter(([, text]) => text === '').forEach(([name]) => fields.delete(name));
    fields.set('run', 'estimate');
    try {
      const fresh = await page('tablegate-data?' + fields, {});
      mine === typed && take(fresh, 'tg-outlook');
    } catch (unreachable) {
      // The button still works once the server is back.
    }
  }
  builder?.addEventListener('input', estimate);

  const content = document.getElementById('tg-content');
  const stamp = id => document.getElementById(id)?.dataset.stamp;
  let following = false;
  async function follow() {
    if (following || !stamp('tg-changed') || stamp('tg-changed') === stamp('tg-shown')) {
      return;
    }
    // However often an agent changes it, it is read now and then only.
    following = true;
    const shown = await show();
    await new Promise(done => setTimeout(done, REST));
    following = false;
    shown && follow();
  }
  async function show() {
    const view = new URLSearchParams(location.search).get('view');
    const address = 'tablegate-data?' + new URLSearchParams({view});
    try {
      const fresh = await page(address + '&fresh=1', {'Tablegate-Live': '1'});
      if (take(fresh, 'tg-below')) {
        history.replaceState(null, '', address);
        document.getElementById('tg-news').textContent = 'The view shows something else now.';
        return true;
      }
    } catch (unreachable) {
      // The link says where it is.
    }
    document.getElementById('tg-changed').hidden = false;
    return false;
  }
  document.getElementById('tg-shown') && new MutationObserver(follow).observe(content, {childList: true});
})();
