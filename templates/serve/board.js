// Shows one slide after the other, and at once the one whose marks have changed.
"use strict";
(() => {
  const SECONDS = 9;
  let state = document.currentScript.dataset.state;
  let timer = 0;
  const main = document.getElementById("main");
  const pause = document.getElementById("pause");
  const paused = () => pause.getAttribute("aria-pressed") === "true";

  async function show(key, jump) {
    clearTimeout(timer);
    try {
      const answer = await fetch(`board?at=${encodeURIComponent(key)}${jump ? "&jump=1" : ""}`, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("main");
      main.replaceChildren(...fresh.childNodes);
      Object.assign(main.dataset, fresh.dataset);
      document.title = page.title;
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

  pause.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(!paused()));
    wait();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(main.dataset.following, false);
  });
  new EventSource("changes").onmessage = (event) => {
    if (event.data !== state) show(main.dataset.key, !paused());
  };
  wait();
})();
