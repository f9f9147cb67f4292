// Athletes whom a reader keeps: a star on their page, and their next starts on the first page. They
// stay in the browser; nobody else is told.
"use strict";
(() => {
  const { meet, bib, name, keep } = document.currentScript.dataset;
  const place = `meetc ${meet}`;
  const over = ["official", "provisional", "in progress"];

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  }

  function write(all) {
    try {
      localStorage.setItem(place, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing shows the star, and forgets it.
    }
  }

  // The file names of pages that links lead to.
  const events = (part) =>
    [...part.querySelectorAll('a[href*="events/"]')].map((link) => link.getAttribute("href").split("/").pop().split("#")[0]);

  function star() {
    const title = document.querySelector("#main h1");
    if (!title || title.querySelector(".star")) return;
    const button = document.createElement("button");
    button.className = "star";
    button.type = "button";
    button.title = keep;
    button.setAttribute("aria-label", keep);
    const page = location.pathname.split("/").pop();
    const show = () => {
      const own = bib in kept();
      button.textContent = own ? "★" : "☆";
      button.setAttribute("aria-pressed", own);
    };
    const entry = () => ({ name, page, events: events(document.getElementById("main")) });
    if (bib in kept()) write({ ...kept(), [bib]: entry() });
    button.addEventListener("click", () => {
      const all = kept();
      if (bib in all) delete all[bib];
      else all[bib] = entry();
      write(all);
      show();
    });
    show();
    title.append(" ", button);
  }

  function starts(own) {
    const rows = [...document.querySelectorAll("tr[data-at]")];
    return rows.filter((row) => !over.includes(row.dataset.status) && events(row).some((event) => own.events.includes(event)));
  }

  function list() {
    const part = document.getElementById("mine");
    const all = Object.values(kept());
    if (!part || !part.hidden || !all.length) return;
    const items = part.querySelector("ul");
    for (const own of all) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `athletes/${own.page}`;
      link.textContent = own.name;
      item.append(link);
      for (const row of starts(own).slice(0, 2)) {
        const day = row.closest("details")?.querySelector("h2")?.firstChild.textContent.trim() || "";
        const event = row.querySelector("th a").cloneNode(true);
        const round = row.querySelector("th .soft");
        item.append(` · ${day} ${row.dataset.at.slice(0, 5)} `, event, round ? ` ${round.textContent}` : "");
      }
      items.append(item);
    }
    part.hidden = false;
  }

  const show = bib ? star : list;
  show();
  new MutationObserver(show).observe(document.getElementById("main"), { childList: true });
})();
