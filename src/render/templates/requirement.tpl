{{%AUTOESCAPE context="HTML"}}<li class="it{{IT_GAP}}"{{#IT_HAS_ID}} id="i-{{IT_ID}}"{{/IT_HAS_ID}}><span class="badge {{IT_CLASS}}">{{IT_STATUS}}</span><div>
<p class="what">{{#IT_HAS_ID}}<code>{{IT_ID}}</code> {{/IT_HAS_ID}}<span lang="id">{{IT_TEXT}}</span></p>
{{#IT_FOUND}}<blockquote lang="id"><span class="pg">{{IT_FOUND_LABEL}}{{IT_FOUND_PAGE}}</span> <bdi>“{{IT_FOUND_QUOTE}}”</bdi></blockquote>
{{/IT_FOUND}}{{#IT_MORE}}<p class="fine">{{IT_MORE_TEXT}}</p>
{{/IT_MORE}}{{#IT_REASON}}<p class="reason">{{IT_REASON_TEXT}}</p>
{{/IT_REASON}}{{#IT_NEAREST}}<blockquote lang="id" class="near"><span class="pg">{{T_NEAREST}}{{IT_NEAREST_PAGE}}</span> <bdi>“{{IT_NEAREST_QUOTE}}”</bdi></blockquote>
{{/IT_NEAREST}}{{#IT_BEST}}<p class="fine">{{T_BEST}}: <span lang="id">{{IT_BEST_TEXT}}</span></p>
{{/IT_BEST}}{{#IT_CORRECTION}}<p class="reason"><strong><bdi>{{IT_CORRECTION_TEXT}}</bdi></strong></p>
{{/IT_CORRECTION}}</div></li>
