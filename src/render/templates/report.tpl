{{%AUTOESCAPE context="HTML"}}<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{POLICY}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="celah {{VERSION}}">
<title>{{UNIT}} – {{T_TITLE}}</title>
<style>{{>STYLE}}</style>
</head>
<body>
<a class="skip" href="#isi">{{T_SKIP}}</a>
<header>
{{#BACK}}<p class="kind"><a href="{{BACK_LINK}}">{{T_BACK}}</a></p>{{/BACK}}
<p class="kind">{{T_TITLE}}</p>
<h1><bdi lang="id">{{UNIT}}</bdi></h1>
<dl class="facts">
<dt>{{T_YEAR}}</dt><dd>{{YEAR}}</dd>
<dt>{{T_RULES}}</dt><dd>{{RULES}}{{#CHOSEN}} <span class="because">{{CHOSEN_BECAUSE}}</span>{{/CHOSEN}}</dd>
<dt>{{T_PAGES}}</dt><dd>{{PAGES}}</dd>
<dt>{{T_FILE}}</dt><dd><bdi lang="id">{{FILE}}</bdi></dd>
</dl>
{{#NOTE}}<p class="note">{{NOTE_TEXT}}</p>{{/NOTE}}
</header>
<main id="isi">
{{#REFUSED}}
<section class="refused">
<h2>{{T_REFUSED}}</h2>
<p class="why">{{WHY}}</p>
{{#WHY_KIND}}<p>{{KIND_REASON}}</p>{{/WHY_KIND}}
<p>{{T_REFUSED_MEANS}}</p>
</section>
{{/REFUSED}}
{{#ASSESSED}}
<section class="first">
<div class="sum">
<p class="big"><b>{{COVERAGE}}%</b> <span>{{T_COVERAGE}}</span></p>
<ul class="tally">
<li class="s-p"><b>{{PRESENT}}</b> {{PRESENT_OF}}</li>
<li class="s-h"><b>{{PARTIAL}}</b> {{T_PARTIAL_LOW}}</li>
<li class="s-m"><b>{{MISSING}}</b> {{T_MISSING_LOW}}</li>
{{#UNREAD}}<li class="s-u"><b>{{NOT_ASSESSED}}</b> {{T_UNREAD_LOW}}</li>{{/UNREAD}}
</ul>
</div>
{{#UNREAD}}<p class="note">{{OPEN_SHARE}}</p>{{/UNREAD}}
<div class="cols">
<section aria-labelledby="cakupan">
<h2 id="cakupan">{{T_BY_AREA}}</h2>
<table class="bars">
<thead><tr><th scope="col">{{T_AREA}}</th><th scope="col" class="n">{{T_WEIGHT}}</th><th scope="col" class="bar">0–100%</th><th scope="col" class="n">{{T_COVERED}}</th></tr></thead>
<tbody>
{{#BAR}}<tr><th scope="row"><a href="#a-{{BAR_ID}}">{{BAR_ID}} {{BAR_NAME}}</a></th><td class="n">{{BAR_WEIGHT}}%</td><td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{{BAR_LABEL}}"><rect class="ground" width="100" height="10"></rect><rect class="full" width="{{BAR_WIDTH}}" height="10"></rect>{{#BAR_OPEN}}<rect class="open" x="{{BAR_WIDTH}}" width="{{OPEN_WIDTH}}" height="10"></rect>{{/BAR_OPEN}}{{#BAR_LINE}}<line class="{{LINE_CLASS}}" x1="{{LINE_AT}}" x2="{{LINE_AT}}" y1="0" y2="10"></line>{{/BAR_LINE}}</svg></td><td class="n">{{BAR_PERCENT}}%</td></tr>
{{/BAR}}
</tbody>
</table>
{{#UNREAD}}<p class="key"><span><svg class="stroke" viewBox="0 0 10 10" aria-hidden="true"><rect class="open" width="10" height="10"></rect></svg> {{T_OPEN_KEY}}</span></p>{{/UNREAD}}
{{#HAS_MINIMA}}<p class="key">{{#LINE_KEY}}<span><svg class="stroke" viewBox="0 0 10 10" aria-hidden="true"><line class="{{LINE_CLASS}}" x1="5" x2="5" y1="0" y2="10"></line></svg> {{LINE_NAME}}</span> {{/LINE_KEY}}</p>
<ul class="minima">
{{#MINIMUM}}<li><span class="badge {{MINIMUM_CLASS}}">{{MINIMUM_STATUS}}</span> <b>{{PREDICATE}}</b>: {{MINIMUM_TEXT}}</li>
{{/MINIMUM}}</ul>
<p class="fine">{{T_NO_SCORE}}</p>{{/HAS_MINIMA}}
</section>
<section aria-labelledby="utama">
<h2 id="utama">{{T_TOP}}</h2>
{{#NO_GAP}}<p class="good">{{NO_GAP_TEXT}}</p>{{/NO_GAP}}
{{#HAS_TOP}}<ol class="top">
{{#TOP}}<li><span class="badge {{TOP_CLASS}}">{{TOP_STATUS}}</span> <a href="#i-{{TOP_ID}}">{{TOP_TEXT}}</a><small>{{TOP_PLACE}}</small></li>
{{/TOP}}</ol>
<p class="fine">{{T_TOP_WEIGHT}}</p>{{/HAS_TOP}}
</section>
</div>
</section>
<section class="areas" aria-labelledby="rincian">
<h2 id="rincian">{{T_TABLE}}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="rincian">
<table class="numbers">
<thead><tr>{{#TITLE}}<th scope="col"{{#TITLE_RIGHT}} class="n"{{/TITLE_RIGHT}}>{{TITLE_TEXT}}</th>{{/TITLE}}</tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{ROW_NAME}}</th>{{#CELL}}<td class="n">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table>
</div>
<p class="fine">{{TABLE_LEGEND}}</p>
</section>
<form id="filter" class="filter" role="search" aria-label="{{T_FILTER}}" hidden>
<label><input type="checkbox" id="f-gap"> {{T_ONLY_GAPS}}</label>
<label>{{T_AREA}} <select id="f-area"><option value="">{{T_ALL_AREAS}}</option>{{#OPTION}}<option value="{{OPTION_ID}}">{{OPTION_ID}} {{OPTION_NAME}}</option>{{/OPTION}}</select></label>
<label>{{T_SEARCH}} <input type="search" id="f-text" autocomplete="off"></label>
<button type="reset">{{T_RESET}}</button>
<output id="f-count" aria-live="polite" data-words="{{T_SHOWN}}"></output>
</form>
{{#AREA}}
<section class="area" id="a-{{AREA_ID}}" data-area="{{AREA_ID}}">
<h2>{{T_AREA}} {{AREA_ID}}. {{AREA_NAME}}</h2>
<p class="fine">{{AREA_FACTS}}</p>
<p class="fine">{{T_BASIS}}: {{AREA_ARTICLE}}</p>
{{#HAS_TARGETS}}<article class="ind{{TARGETS_GAP}}">
<h3><span>{{T_TARGETS}}</span></h3>
<ul class="items">
{{>TARGET}}
</ul>
</article>{{/HAS_TARGETS}}
{{#INDICATOR}}
<article class="ind{{INDICATOR_GAP}}" id="i-{{INDICATOR_ID}}">
<h3><code>{{INDICATOR_ID}}</code> <span>{{INDICATOR_NAME}}</span> <span class="badge {{INDICATOR_CLASS}}">{{INDICATOR_STATUS}}</span></h3>
<p class="fine">{{INDICATOR_FACTS}}{{#HEADING}} · {{T_OWN_PART}} {{HEADING_PAGE}} <q lang="id"><bdi>{{HEADING_QUOTE}}</bdi></q>{{/HEADING}}{{#NO_HEADING}} · {{T_NO_OWN_PART}}{{/NO_HEADING}}</p>
<ul class="items">
{{>ITEM}}
</ul>
<h4>{{T_IN_PLAN}}</h4>
<ul class="items parts">
{{>PART}}
</ul>
{{#EXPECTED}}<p class="expected"><b>{{T_EXPECTED}}:</b> {{EXPECTED_LIST}}.</p>{{/EXPECTED}}
{{#ADVICE}}<p class="advice"><b>{{T_ADVICE}}:</b> {{ADVICE_TEXT}}</p>{{/ADVICE}}
<p class="fine">{{T_BASIS}}: {{INDICATOR_ARTICLE}}</p>
</article>
{{/INDICATOR}}
</section>
{{/AREA}}
{{/ASSESSED}}
{{#HAS_FINDINGS}}<section class="more" id="temuan">
<h2>{{T_FINDINGS}}</h2>
<ul class="items">
{{#FINDING}}<li><p><span class="badge {{FINDING_CLASS}}">{{FINDING_SEVERITY}}</span> {{FINDING_TEXT}}</p>{{#FINDING_PLACE}}<blockquote lang="id"><span class="pg">{{FINDING_PAGE}}</span> <bdi>“{{FINDING_QUOTE}}”</bdi></blockquote>{{/FINDING_PLACE}}{{#FINDING_MORE}}<p class="fine">{{FINDING_MORE_TEXT}}</p>{{/FINDING_MORE}}</li>
{{/FINDING}}</ul>
</section>{{/HAS_FINDINGS}}
{{#HAS_PROBLEMS}}<section class="more" id="masalah">
<h2>{{T_PROBLEMS}}</h2>
<ul class="items">
{{#PROBLEM}}<li>{{PROBLEM_TEXT}}</li>
{{/PROBLEM}}</ul>
</section>{{/HAS_PROBLEMS}}
</main>
<footer>
<p>{{T_MADE_BY}}</p>
<dl>
<dt>{{T_PROGRAM}}</dt><dd>celah {{VERSION}}</dd>
{{#RULES_KNOWN}}<dt>{{T_RULES}}</dt><dd>{{RULES_ID}} · <code>{{RULES_DIGEST}}</code></dd>{{/RULES_KNOWN}}
{{#DOCUMENT_KNOWN}}<dt>{{T_DOCUMENT}}</dt><dd><code>sha256:{{DOCUMENT_DIGEST}}</code></dd>{{/DOCUMENT_KNOWN}}
</dl>
</footer>
<script>{{>SCRIPT}}</script>
</body>
</html>
