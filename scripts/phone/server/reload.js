// Runs in the page of a served phone: reloads it after a build, and covers it with what is wrong after a failed one.
const builds = new EventSource('builds');

builds.addEventListener('reload', () => location.reload());

builds.addEventListener('errors', (event) => {
  document.getElementById('build-errors')?.remove();
  const overlay = document.createElement('pre');
  overlay.id = 'build-errors';
  overlay.setAttribute('role', 'alert');
  overlay.textContent = JSON.parse(event.data);
  overlay.style.cssText =
    'position:fixed;inset:0;z-index:2147483647;margin:0;padding:60px 16px 16px;overflow:auto;' +
    'white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.6 ui-monospace,monospace;color:#fff;background:#8c1d18';
  document.documentElement.append(overlay);
});
