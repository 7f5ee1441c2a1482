// Asks whether the request was decided, and goes on once it was.
(() => {
  const request = encodeURIComponent(document.currentScript.dataset.request);
  const look = async () => {
    try {
      const answer = await fetch('/consent/state?request=' + request, {cache: 'no-store'});
      const {waiting} = await answer.json();
      if (!waiting) {
        location.replace('/authorize/continue?request=' + request);
        return;
      }
    } catch (unreachable) {
      // The server may be restarting: ask again.
    }
    setTimeout(look, 1000);
  };
  look();
})();
