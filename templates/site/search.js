// Finds events, teams and athletes in the index that the files search-N.js hand over.
"use strict";
(() => {
  const MOST = 60;
  const LETTERS = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i" };
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[øłđðþßæœı]/g, (c) => LETTERS[c]);

  const plain = (text) => fold(text).replace(/[-'’(]/g, " ");

  const entries = [];
  const field = document.getElementById("find");
  const count = document.getElementById("count");
  const list = document.getElementById("found");

  window.meetcIndex = (part) => {
    for (const entry of part) entries.push([plain(entry.slice(1).join(" ")), entry]);
    show();
  };

  // Words begin words: the bib itself, then names of their own, then what stands beside.
  const begins = (text, words) => words.every((word) => text.startsWith(word) || text.includes(" " + word));

  function rank(words, [text, entry]) {
    const [, id, name] = entry;
    if (fold(id) === words.join(" ")) return 3;
    if (begins(plain(`${id} ${name}`), words)) return 2;
    return begins(text, words) ? 1 : 0;
  }

  function show() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    if (!words.length) {
      count.textContent = count.dataset.type;
      return;
    }
    const found = entries
      .map((each) => [rank(words, each), each[1]])
      .filter(([value]) => value > 0)
      .sort((a, b) => b[0] - a[0]);
    const said = found.length > MOST ? count.dataset.first : count.dataset.found;
    count.textContent = said.replace("{}", found.length).replace("{}", MOST);
    for (const [, [path, id, name, beside]] of found.slice(0, MOST)) {
      const item = document.createElement("li");
      const code = document.createElement("span");
      code.className = "code";
      code.textContent = id;
      const link = document.createElement("a");
      link.href = path;
      link.textContent = name;
      const small = document.createElement("span");
      small.className = "team";
      small.textContent = beside;
      item.append(code, " ", link, " ", small);
      list.append(item);
    }
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  show();
  field.focus();
})();
