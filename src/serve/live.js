// Loads this page again when its own bytes changed.
(() => {
  let events = null;
  let tag = null;
  const look = async () => {
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(location.pathname, { headers, cache: "no-store" });
    const fresh = answer.headers.get("ETag");
    if (tag && answer.status !== 304 && fresh !== tag) location.reload();
    else if (fresh) tag = fresh;
  };
  const listen = () => {
    if (events) return;
    events = new EventSource("/__liasse/events");
    events.onmessage = () => look().catch(() => {});
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      if (events) events.close();
      events = null;
    } else listen();
  });
  look().catch(() => {});
  listen();
})();
