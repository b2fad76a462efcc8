// Enter searches, as in any box to search in; with Shift it begins a new line.
document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (box.id !== "q" || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form.requestSubmit();
});
