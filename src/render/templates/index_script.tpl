(function () {
  'use strict';
  var form = document.getElementById('filter'), text = document.getElementById('f-text'), gap = document.getElementById('f-gap');
  var count = document.getElementById('f-count');
  var rows = [].slice.call(document.querySelectorAll('.heat tbody tr')).map(function (row) {
    return { row: row, words: row.cells[0].textContent.toLowerCase(), gap: !!row.querySelector('.m,.h') };
  });
  function apply() {
    var wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
    rows.forEach(function (one) {
      var yes = (!gap.checked || one.gap) && wanted.every(function (word) { return one.words.indexOf(word) >= 0; });
      if (one.row.hidden === yes) one.row.hidden = !yes;
      shown += yes ? 1 : 0;
    });
    count.textContent = count.dataset.words.replace('{shown}', shown).replace('{all}', rows.length);
  }
  var rank = { m: 0, h: 1, u: 2, p: 3 };
  function key(row, column) {
    var cell = row.cells[column];
    if (column === 0) return cell.textContent.toLowerCase();
    if (column === 1) return parseFloat(cell.textContent.replace(',', '.'));
    return rank[cell.className] * 1000 - (parseInt(cell.textContent, 10) || 0);
  }
  function sort(table, head, column) {
    var up = head.getAttribute('aria-sort') !== 'ascending', body = table.tBodies[0];
    [].forEach.call(table.querySelectorAll('[aria-sort]'), function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    var sorted = [].slice.call(body.rows).map(function (row, n) { return { row: row, key: key(row, column), n: n }; }).sort(function (a, b) {
      return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (up ? 1 : -1) || a.n - b.n;
    });
    body.replaceChildren.apply(body, sorted.map(function (one) { return one.row; }));
  }
  var buttons = [];
  [].forEach.call(document.querySelectorAll('.heat'), function (table) {
    var first = table.tHead.rows[0].cells, second = table.tHead.rows[1].cells;
    [first[0], first[1]].concat([].slice.call(second)).forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', function () { sort(table, head, column); });
      head.textContent = '';
      head.appendChild(button);
      buttons.push(button);
    });
  });
  // Chromium leaves buttons out of the heads that it repeats on every sheet of paper.
  var heads = buttons.map(function (button) { return button.parentNode; });
  addEventListener('beforeprint', function () { heads.forEach(function (head, n) { head.textContent = buttons[n].textContent; }); });
  addEventListener('afterprint', function () { heads.forEach(function (head, n) { head.textContent = ''; head.appendChild(buttons[n]); }); });
  form.addEventListener('input', apply);
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
})();
