// From page to page without loading everything anew. Streamlit listens for `popstate`, so a link that stays in the site
// becomes a step in the history and a run of the script. Whatever is unusual is left to the browser, which loads the page.

const NO_RUN_MS = 5000; // a page that has not begun by then is loaded in the usual way

/** `where`: the place of the latest run. `run`: its number. `awaited`: how to tell those who wait for the next arrival. */
const travel = { base: "/", places: [], where: null, run: 0, awaited: [], back: null, watch: null };

const application = () => document.querySelector('[data-testid="stApp"]');
const scroller = () => document.querySelector('[data-testid="stMain"]');
const runs = () => application()?.getAttribute("data-test-script-state");
const isConnected = () => application()?.getAttribute("data-test-connection-state") === "CONNECTED";

/** A page of this site and not a file, a route or an address below a folder. */
function isPage(place) {
  if (place.origin !== location.origin || !place.pathname.startsWith(travel.base)) return false;
  return travel.places.includes(place.pathname.slice(travel.base.length));
}

/**
 * Go to a page by its address. A promise of the number of the run that drew it, or null where the browser has to load it;
 * nothing has been done then.
 */
function go(address) {
  const place = new URL(address, location.href);
  if (!isPage(place) || !isConnected()) return null;
  const here = place.pathname === location.pathname && place.search === location.search;
  if (here && place.hash) return null; // a place on this very page
  rememberScroll();
  history[here ? "replaceState" : "pushState"]({}, "", place.href);
  travel.back = null;
  const arrived = new Promise((told) => travel.awaited.push({ after: travel.run, told }));
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  const begun = travel.run;
  setTimeout(() => travel.run === begun && runs() !== "running" && location.reload(), NO_RUN_MS);
  return arrived;
}

function followLink(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.hasAttribute("href"));
  if (!link || (link.target && link.target !== "_self") || link.hasAttribute("download")) return;
  if (go(link.href)) event.preventDefault();
}

/** How far down the reader was, kept with the step of the history, so that "back" leads there. */
function rememberScroll() {
  history.replaceState({ ...history.state, altTop: scroller()?.scrollTop || 0 }, "");
}

/** The script runs: for another place the page begins at its top, unless "back" leads to where the reader was. */
function arrive({ place, run }) {
  const moved = travel.where !== null && travel.where !== place;
  Object.assign(travel, { where: place, run });
  const top = travel.back;
  travel.back = null;
  if (moved) scroller()?.scrollTo(0, 0);
  whenStill(() => {
    if (moved && top) scroller()?.scrollTo(0, top);
    if (moved) meetReader();
    for (const { told } of travel.awaited.filter(({ after }) => after < run)) told(run);
    travel.awaited = travel.awaited.filter(({ after }) => after >= run);
  });
}

/** Once the script has run and what it told is drawn; a later run takes the place of an earlier one. */
function whenStill(then) {
  travel.watch?.disconnect();
  const look = () => {
    if (runs() !== "notRunning") return;
    travel.watch.disconnect();
    then();
  };
  travel.watch = new MutationObserver(look);
  travel.watch.observe(application(), { attributes: true, attributeFilter: ["data-test-script-state"] });
  look();
}

/** Whoever listens instead of looking, or has only keys, goes on at the heading of the new page, not at a link that is gone. */
function meetReader() {
  const held = document.activeElement;
  if (held && held !== document.body && held !== scroller() && !held.matches("a, h1")) return; // somebody is writing
  const heading = scroller().querySelector("h1") || scroller();
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

function beginTravels() {
  document.addEventListener("click", followLink);
  window.addEventListener("popstate", (event) => {
    if (event.isTrusted) travel.back = event.state?.altTop || 0;
  });
  window.alternat = { go }; // for scripts of our own, and for tests
}
