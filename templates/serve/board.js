// Shows one slide after the other, and at once the one whose marks have changed. The address says
// what: ?show=results, starts, schedule or scores, ?event=F06, ?look=overlay, ?seconds=15. The space
// bar pauses, the arrow to the right goes on.
"use strict";
(() => {
  const asked = new URLSearchParams(location.search);
  const SECONDS = Math.max(2, Number(asked.get("seconds")) || 9);
  const zone = document.currentScript.dataset.zone;
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...(zone ? { timeZone: zone } : {}) });
  let state = document.currentScript.dataset.state;
  let timer = 0;
  const main = document.getElementById("main");
  let isPaused = false;
  const paused = () => isPaused;

  function tick() {
    const clock = document.getElementById("clock");
    if (clock) clock.textContent = format.format(new Date());
  }

  async function show(key, jump) {
    clearTimeout(timer);
    try {
      asked.set("at", key);
      if (jump) asked.set("jump", "1");
      else asked.delete("jump");
      const answer = await fetch(`board?${asked}`, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("main");
      main.replaceChildren(...fresh.childNodes);
      Object.assign(main.dataset, fresh.dataset);
      document.title = page.title;
      tick();
      state = page.querySelector("script[data-state]").dataset.state;
    } catch {
      // The server is away: what is shown stays, and the next turn tries again.
    }
    wait();
  }

  function wait() {
    clearTimeout(timer);
    if (!paused()) timer = setTimeout(() => show(main.dataset.following, false), SECONDS * 1000);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(main.dataset.following, false);
    if (event.key === " ") {
      isPaused = !isPaused;
      wait();
    }
  });
  new EventSource("changes").onmessage = (event) => {
    if (event.data !== state) show(main.dataset.key, !paused());
  };
  tick();
  setInterval(tick, 5000);
  wait();
})();
