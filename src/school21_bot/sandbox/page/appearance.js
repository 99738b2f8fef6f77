// Runs before the first paint, as a classic script, so that a remembered theme never flashes in the wrong colours.
(() => {
  const theme = localStorage.getItem("sandbox.theme");
  if (theme) document.documentElement.dataset.theme = theme;
})();
