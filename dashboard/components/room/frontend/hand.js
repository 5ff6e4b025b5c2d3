// What is pressed stays under the hand: what would move it waits until the button is let go, and the click has been heard.
// A click is lost when its button moves between press and release, or is heard by the button that moved into its place.

const CLICK_AFTER_MS = 60; // a finger's click comes a little after the finger

function watchHand(room, on) {
  room.press = null;
  on(room.root, "pointerdown", (event) => {
    if (room.press || event.button !== 0) return;
    let letGo;
    room.press = { over: new Promise((resolve) => (letGo = resolve)), letGo, timer: 0 };
  });
  const released = () => {
    const { press } = room;
    if (!press || press.timer) return;
    press.timer = setTimeout(() => {
      room.press = null;
      press.letGo();
    }, CLICK_AFTER_MS);
  };
  for (const end of ["pointerup", "pointercancel", "blur"]) on(window, end, released);
}

/** At once, or as soon as nothing is pressed any more. Those who wait go on in the order in which they came. */
async function handIsUp(room) {
  while (room.press && !room.closed) await room.press.over;
}
