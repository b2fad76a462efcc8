// Tells that a person has a question before them: after the first scroll, key or touch, and never
// because a scanner opened the page.
const page = document.querySelector("[data-seen]");
const token = document.querySelector("[name=csrfmiddlewaretoken]");
if (page && token) {
  const tell = () => {
    for (const act of ["scroll", "keydown", "pointerdown"]) removeEventListener(act, tell);
    fetch(page.dataset.seen, {
      method: "POST",
      headers: { "X-CSRFToken": token.value },
      keepalive: true,
    }).catch(() => {});
  };
  for (const act of ["scroll", "keydown", "pointerdown"]) addEventListener(act, tell, { passive: true });
}
