/** Called once a run, and when the theme changes. */
export default function ({ data }) {
  if (data.reload) return location.reload(); // the session has become somebody else's: fields still hold what was typed
  dress(data);
  Object.assign(travel, { base: data.base, places: data.places });
  if (!window.alternat) beginTravels();
  if (data.run !== travel.run) arrive(data);
  return undefined;
}
