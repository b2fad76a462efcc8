// The portrait's cut, live: the same arithmetic as alumni.portraits.Crop. Without this file the
// sliders work all the same, and the cut is seen once it is saved.
const frame = document.querySelector("[data-crop]");
const whole = frame?.querySelector("[data-whole]");
const slider = (name) => document.getElementById(`id_${name}`);

const box = () => {
  const [width, height] = [whole.naturalWidth, whole.naturalHeight];
  const wide = (Math.min(width, height * 0.8) * 100) / slider("zoom").value;
  return { width, height, wide, high: wide / 0.8 };
};

const show = () => {
  const { width, height, wide, high } = box();
  whole.style.inlineSize = `${(width / wide) * 100}%`;
  whole.style.insetInlineStart = `${(-(width - wide) * slider("x").value) / wide}%`;
  whole.style.insetBlockStart = `${(-(height - high) * slider("y").value) / high}%`;
  frame.classList.add("live");
};

const move = (event) => {
  if (!frame.hasPointerCapture(event.pointerId)) return;
  const { width, height, wide, high } = box();
  const scale = wide / frame.clientWidth;
  const shift = (name, by, room) => {
    if (room > 0) slider(name).value = Number(slider(name).value) - (by * scale * 100) / room;
  };
  shift("x", event.movementX, width - wide);
  shift("y", event.movementY, height - high);
  show();
};

if (whole) {
  for (const name of ["zoom", "x", "y"]) {
    slider(name).step = "any";
    slider(name).addEventListener("input", show);
  }
  frame.closest("form").addEventListener("submit", () => {
    for (const name of ["zoom", "x", "y"]) {
      slider(name).step = "1";
      slider(name).value = Math.round(slider(name).value);
    }
  });
  frame.addEventListener("pointerdown", (event) => frame.setPointerCapture(event.pointerId));
  frame.addEventListener("pointermove", move);
  if (whole.complete && whole.naturalWidth) show();
  else whole.addEventListener("load", show);
}
