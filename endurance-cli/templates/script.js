(() => {
  const tools = document.querySelector(".tools");
  const open = () => document.querySelectorAll("details").forEach((one) => { one.open = true; });
  addEventListener("beforeprint", open);
  const reveal = () => {
    const at = location.hash && document.getElementById(location.hash.slice(1));
    if (at && at.tagName === "DETAILS") at.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  if (!tools) return;
  const cards = [...document.querySelectorAll("article.card")];
  const rows = [...document.querySelectorAll("tr[data-card]")];
  const words = cards.map((card) => card.textContent.toLowerCase());
  const count = tools.querySelector("output");
  const nothing = document.querySelector(".nothing");
  const show = () => {
    const verdict = tools.elements.verdict.value;
    const terms = tools.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, at) => {
      const fits = (!verdict || card.dataset.verdict === verdict) && terms.every((term) => words[at].includes(term));
      card.hidden = rows[at].hidden = !fits;
      shown += fits;
    });
    count.textContent = shown === cards.length ? "" : shown + " of " + cards.length;
    nothing.hidden = shown > 0;
  };
  const order = () => {
    const worst = tools.elements.worst.checked;
    const places = cards.map((_, at) => at);
    if (worst) places.sort((a, b) => rows[a].dataset.worst - rows[b].dataset.worst);
    for (const at of places) {
      cards[at].parentNode.append(cards[at]);
      rows[at].parentNode.append(rows[at]);
    }
  };
  tools.hidden = false;
  tools.addEventListener("input", (event) => (event.target.name === "worst" ? order() : show()));
  tools.addEventListener("submit", (event) => event.preventDefault());
})();
