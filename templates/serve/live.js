// Keeps a page as the text stands: the server says when that has changed.
"use strict";
(() => {
  const script = document.currentScript;
  let state = script.dataset.state;
  let busy = false;
  let again = false;

  async function renew() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      const text = await answer.text();
      if (answer.status === 404) gone();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      const main = document.getElementById("main");
      const before = new Set([...main.querySelectorAll("tbody tr")].map((row) => row.outerHTML));
      const focused = main.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      const scrolled = [...main.querySelectorAll(".scroll")].map((part) => part.scrollLeft);
      const fresh = document.adoptNode(page.getElementById("main"));
      if (before.size) {
        for (const row of fresh.querySelectorAll("tbody tr")) {
          if (!before.has(row.outerHTML)) row.classList.add("changed");
        }
      }
      main.replaceChildren(...fresh.childNodes);
      main.querySelectorAll(".scroll").forEach((part, n) => { part.scrollLeft = scrolled[n] || 0; });
      if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
      document.title = page.title;
      state = page.querySelector("script[data-state]").dataset.state;
    } catch {
      // The server is away: the stream says so, and tells of the state when it is back.
    } finally {
      busy = false;
    }
    if (again) {
      again = false;
      renew();
    }
  }

  // What the page showed is there no more, or has another name. Should it come back, so does the page.
  function gone() {
    const title = document.createElement("h1");
    const link = document.createElement("a");
    const way = document.createElement("p");
    title.textContent = document.title = script.dataset.gone;
    link.href = script.dataset.root + "index.html";
    link.textContent = script.dataset.home;
    way.append(link);
    document.getElementById("main").replaceChildren(title, way);
  }

  const lost = document.createElement("p");
  lost.className = "lost";
  lost.setAttribute("role", "status");
  const stream = new EventSource(script.dataset.root + "changes");
  stream.onmessage = (event) => {
    lost.remove();
    if (event.data !== state) renew();
  };
  stream.onerror = () => {
    document.body.prepend(lost);
    lost.textContent = script.dataset.lost;
  };
  stream.onopen = () => lost.remove();
})();
