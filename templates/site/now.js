// What is on now and next at the venue, from the programme on this page; days that are over fold.
"use strict";
(() => {
  const SHOWN = 90; // minutes that what has begun is said to be on without a result
  const MOST = 6; // events that stand in the line, which tells how many more there are
  let folded = false;

  // Date and minutes at the venue: in its time zone, else as the clock here says.
  function moment(zone) {
    const parts = new Intl.DateTimeFormat("en-CA", {
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
      hourCycle: "h23", ...(zone ? { timeZone: zone } : {}),
    }).formatToParts(new Date());
    const of = Object.fromEntries(parts.map((part) => [part.type, part.value]));
    return { date: `${of.year}-${of.month}-${of.day}`, minutes: Number(of.hour) * 60 + Number(of.minute) };
  }

  const minutes = (row) => row.dataset.at.split(":").reduce((sum, part, n) => (n < 2 ? sum * 60 + Number(part) : sum), 0);
  const isOver = (row) => ["official", "provisional"].includes(row.dataset.status);

  function said(line, word, rows) {
    if (!rows.length) return;
    const part = document.createElement("span");
    const head = document.createElement("b");
    head.textContent = word;
    part.append(head, " ");
    rows.slice(0, MOST).forEach((row, n) => {
      if (n) part.append(", ");
      const link = row.querySelector("a").cloneNode(true);
      const title = row.querySelector("th .soft");
      part.append(`${row.dataset.at.slice(0, 5)} `, link, title ? ` ${title.textContent}` : "");
    });
    if (rows.length > MOST) part.append(` +${rows.length - MOST}`);
    line.append(part, " ");
  }

  function fold(days, date) {
    for (const day of days) {
      if (day.dataset.date < date) day.open = false;
      if (day.dataset.date === date) day.open = true;
    }
    folded = true;
  }

  function show() {
    const line = document.getElementById("now");
    const days = [...document.querySelectorAll("details.day[data-date]")].filter((day) => day.dataset.date);
    if (!line || !days.length) return;
    const now = moment(line.dataset.zone);
    const today = days.find((day) => day.dataset.date === now.date);
    const last = days[days.length - 1].dataset.date;
    if (!folded && last >= now.date) fold(days, now.date);
    const children = [...line.childNodes];
    if (!today) {
      const apart = Math.round((Date.parse(days[0].dataset.date) - Date.parse(now.date)) / 864e5);
      if (apart > 0) line.textContent = apart === 1 ? line.dataset.tomorrow : line.dataset.in.replace("{}", apart);
      line.hidden = apart <= 0;
      return;
    }
    const rows = [...today.querySelectorAll("tr[data-at]")];
    const open = rows.filter((row) => !isOver(row)); // what is held early is over, or on, before its time
    const isOn = (row) => row.dataset.status === "in progress" || (minutes(row) <= now.minutes && now.minutes - minutes(row) < SHOWN);
    const on = open.filter(isOn);
    const coming = open.filter((row) => minutes(row) > now.minutes && !on.includes(row));
    const next = coming.filter((row) => minutes(row) === minutes(coming[0]));
    children.forEach((child) => child.remove());
    said(line, line.dataset.now, on);
    said(line, line.dataset.next, next);
    line.hidden = !line.childNodes.length;
    rows.forEach((row) => row.classList.toggle("now", on.includes(row)));
    rows.forEach((row) => row.classList.toggle("next", next.includes(row)));
  }

  show();
  setInterval(show, 20000);
  new MutationObserver(() => { if (!document.getElementById("now")?.childNodes.length) show(); })
    .observe(document.getElementById("main"), { childList: true });
  document.addEventListener("click", (event) => {
    const target = event.target.closest(".jump a") && document.getElementById(event.target.hash.slice(1));
    const day = target && target.closest("details");
    if (day) day.open = true;
  });
})();
