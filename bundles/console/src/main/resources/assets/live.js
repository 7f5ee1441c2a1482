// Looks at the page again when something changed on the server, unless somebody is typing.
(() => {
  const events = new EventSource('/sign-in/events');
  events.onmessage = () => {
    const active = document.activeElement;
    const typing = active && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName);
    if (!typing && !document.querySelector('[data-keep]')) {
      location.reload();
    }
  };
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = 'Copied';
    });
  }
})();
