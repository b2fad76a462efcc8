// The back key on a shared computer: browsers keep a page whole, with what was typed, and show it
// again without asking us. Whoever has signed out, or is somebody else by now, is not shown it.
(() => {
  const reader = () => document.cookie.match(/(?:^|; )samverka_reader=([^;]*)/)?.[1] ?? "";
  const written = reader();
  if (!written) {
    // Nor is what the search showed them, which htmx keeps for its own back.
    try { sessionStorage.removeItem("htmx-history-cache"); } catch { /* nothing may be kept here */ }
    return;
  }
  const root = document.documentElement;
  // Kept unseen, so that not even a glimpse of it is shown before it is known who looks.
  addEventListener("pagehide", () => { root.style.visibility = "hidden"; });
  addEventListener("pageshow", (event) => {
    if (event.persisted && reader() !== written) location.reload();
    else root.style.visibility = "";
  });
})();
