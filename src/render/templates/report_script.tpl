(function () {
  'use strict';
  var form = document.getElementById('filter');
  if (!form) return;
  var gap = document.getElementById('f-gap'), area = document.getElementById('f-area'), text = document.getElementById('f-text');
  var count = document.getElementById('f-count');
  var areas = [].slice.call(document.querySelectorAll('.area'));
  var parts = areas.map(function (one) {
    return [].slice.call(one.querySelectorAll('.ind')).map(function (indicator) {
      return { indicator: indicator, words: indicator.textContent.toLowerCase(), lines: [].slice.call(indicator.querySelectorAll('.it')) };
    });
  });
  function show(element, yes) { element.hidden = !yes; }
  function apply() {
    var wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0, all = 0;
    areas.forEach(function (one, n) {
      var here = 0;
      parts[n].forEach(function (part) {
        var yes = (!area.value || one.dataset.area === area.value) && (!gap.checked || part.indicator.classList.contains('g')) &&
          wanted.every(function (word) { return part.words.indexOf(word) >= 0; });
        show(part.indicator, yes);
        part.lines.forEach(function (line) { show(line, !gap.checked || line.classList.contains('g')); });
        all += 1;
        if (yes) here += 1;
      });
      show(one, here > 0);
      shown += here;
    });
    count.textContent = count.dataset.words.replace('{shown}', shown).replace('{all}', all);
  }
  function goto() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest('[hidden]')) return;
    form.reset();
    apply();
    target.scrollIntoView();
  }
  form.addEventListener('input', apply);
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  window.addEventListener('hashchange', goto);
  form.hidden = false;
  apply();
  goto();
})();
