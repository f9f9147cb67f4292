// Leaves in a list only what has all the words that are typed.
"use strict";
(() => {
  const field = document.getElementById("filter");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll(".people li")].map((item) => [item, plain(item.textContent)]);
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    for (const [item, text] of items) item.hidden = !words.every((word) => text.includes(word));
    for (const part of document.querySelectorAll("main section")) {
      part.hidden = !part.querySelector("li:not([hidden])");
    }
  });
})();
