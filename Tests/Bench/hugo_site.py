# SPDX-License-Identifier: MIT
"""Makes a site for Hugo that is like the one that kosapo makes of a corpus: the same pages of cases with
worksheet and facilitator's page, lists of a hundred by every word, the book, what is new; the same assets
and a frame of the same size. What Hugo would have to be taught is left out, which makes it faster: related
cases, links to the glossary, checks of links and words, personal data."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

# kosapo's keys and Hugo's taxonomies.
TAXONOMIES = {
    "課題": "issue", "主題": "topic", "学校段階": "stage", "家庭": "family", "気づき": "noticed",
    "結果": "outcome", "期間": "duration", "種別": "form", "つなぎ先": "support",
}

CONFIG = {
    "baseURL": "/", "title": "こどもサポートネット 知識ベース", "defaultContentLanguage": "ja",
    "locale": "ja", "uglyURLs": True, "relativeURLs": True,
    "disableKinds": ["RSS", "sitemap", "robotsTXT", "404"],
    "pagination": {"pagerSize": 100, "disableAliases": True},
    "taxonomies": {slug: slug for slug in TAXONOMIES.values()},
    "outputFormats": {
        "worksheet": {"mediaType": "text/html", "path": "worksheets", "isHTML": True},
        "facilitation": {"mediaType": "text/html", "path": "facilitation", "isHTML": True},
    },
    "outputs": {
        kind: ["html"] for kind in ("home", "section", "taxonomy", "term", "page")
    },
    "markup": {"goldmark": {"renderer": {"unsafe": False}}},
}

HEAD = """<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}｜{{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="stylesheet" href="/assets/colours.css">
<link rel="stylesheet" href="/assets/text.css">
<link rel="stylesheet" href="/assets/frame.css">
<link rel="stylesheet" href="/assets/parts.css">
<link rel="stylesheet" href="/assets/pages.css">
<link rel="stylesheet" href="/assets/print.css" media="print">
</head>
<body class="kind-{{ .Section }}">
<a class="skip-link" href="#page-main">本文へ進む</a>
<header class="site-header">
<p class="site-name"><a href="/index.html">{{ site.Title }}</a></p>
<nav class="site-navigation" aria-label="主な項目"><ul>
<li><a href="/index.html">入口</a></li>
{{ range site.Sections }}<li><a href="{{ .RelPermalink }}"{{ if eq .Section $.Section }} aria-current="true"{{ end }}>{{ .Title }}</a></li>
{{ end }}</ul></nav>
</header>
<nav class="trail" aria-label="現在位置"><ol>
{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}<li aria-current="page">{{ .Title }}</li>
</ol></nav>
<main id="page-main" class="page" tabindex="-1">
"""

FOOT = """</main>
<footer class="site-footer">
<nav class="guides" aria-label="案内"><ul>
{{ with site.GetPage "/pages" }}{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ end }}</ul></nav>
<p class="contact">このサイトの内容については、こどもサポートネットの事例集・研修の担当部署へお知らせください。</p>
</footer>
</body>
</html>
"""

WORDS = """<dl class="word-groups">
{{ range $key, $_ := site.Taxonomies }}{{ with $.GetTerms $key }}<div><dt>{{ $key }}</dt><dd>
{{ range . }}<a class="word" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd></div>
{{ end }}{{ end }}</dl>
"""

ARTICLE = """<article class="case">
<header class="article-head"><h1>{{ .Title }}</h1></header>
<section class="summary">
""" + WORDS + """</section>
<nav class="contents">{{ .TableOfContents }}</nav>
<div class="body">{{ .Content }}</div>
{{ with .Date }}<footer class="colophon"><time datetime="{{ .Format "2006-01-02" }}">{{ .Format "2006年1月2日" }}</time></footer>{{ end }}
<nav class="neighbours">{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>
"""

WORKSHEET = """<article class="worksheet"><h1>{{ .Title }} ワークシート</h1>
""" + WORDS + """<section>{{ .TableOfContents }}</section>
""" + """<section><h2>書く所</h2><p>見立て、手立て、だれが、いつまでに、を書きます。話し合いの前に一人で考え、あとで見比べます。</p>
<table><thead><tr><th>だれが</th><th>何を</th><th>いつまでに</th></tr></thead><tbody>
<tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table></section>
""" * 6 + "</article>\n"

FACILITATION = """<article class="facilitation"><h1>{{ .Title }} 進行役の手引き</h1>
<div class="body">{{ .Content }}</div>
""" + """<section><h2>進め方</h2><ol><li>配る</li><li>読む</li><li>話し合う</li><li>ふりかえる</li></ol></section>
""" * 4 + "</article>\n"

ROWS = """<table class="case-table"><thead><tr><th>題名</th><th>課題</th><th>主題</th><th>学校段階</th><th>結果</th><th>更新</th></tr></thead><tbody>
{{ range $paginator.Pages }}<tr><th scope="row"><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ with .Params.form }}{{ delimit . "" }}{{ end }}</th>
<td>{{ range .Params.issue }}<span>{{ . }}</span> {{ end }}</td><td>{{ range .Params.topic }}<span>{{ . }}</span> {{ end }}</td>
<td>{{ range .Params.stage }}{{ . }}{{ end }}</td><td>{{ range .Params.outcome }}{{ . }}{{ end }}</td>
<td><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time></td></tr>
{{ end }}</tbody></table>
"""

PAGER = """{{ if gt $paginator.TotalPages 1 }}<nav class="pager"><p>{{ $paginator.PageNumber }} / {{ $paginator.TotalPages }}</p>
{{ with $paginator.Prev }}<a href="{{ .URL }}">前へ</a>{{ end }} {{ with $paginator.Next }}<a href="{{ .URL }}">次へ</a>{{ end }}</nav>{{ end }}
"""

LIST = (
    "<h1>{{ .Title }}</h1>\n{{ $paginator := .Paginate .RegularPages }}\n<p>{{ len .RegularPages }}件</p>\n"
    + ROWS + PAGER
)
TERM = (
    "<h1>{{ .Title }}</h1>\n{{ $paginator := .Paginate .Pages }}\n<p>{{ len .Pages }}件</p>\n" + ROWS + PAGER
    + "<nav><ul>{{ range .Parent.Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ len .Pages }}</li>\n"
    + "{{ end }}</ul></nav>\n"
)
BOOK = (
    "<h1>{{ .Title }}</h1>\n"
    '{{ $paginator := .Paginate (where site.RegularPages "Section" "cases").ByTitle }}\n'
    + "{{ range $paginator.Pages }}<article><h2>{{ .Title }}</h2>" + "{{ .Content }}</article>\n{{ end }}\n" + PAGER
)
UPDATES = (
    "<h1>{{ .Title }}</h1>\n{{ $paginator := .Paginate site.RegularPages.ByDate.Reverse }}\n" + ROWS + PAGER
)

LAYOUTS = {
    "home.html": "<h1>{{ .Title }}</h1>\n{{ range site.Sections }}<h2>{{ .Title }}</h2><p>{{ len .RegularPages }}件</p>{{ end }}\n",
    "page.html": ARTICLE,
    "page.worksheet.html": WORKSHEET,
    "page.facilitation.html": FACILITATION,
    "section.html": LIST,
    "taxonomy.html": "<h1>{{ .Title }}</h1>\n<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ len .Pages }}</li>\n{{ end }}</ul>\n",
    "term.html": TERM,
    "book.html": BOOK,
    "updates.html": UPDATES,
}


def write_hugo_site(corpus: Path, root: Path) -> Path:
    """Makes the folder anew and returns it."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(corpus / "site" / "assets", root / "static" / "assets")
    (root / "hugo.json").write_text(json.dumps(CONFIG, ensure_ascii=False), encoding="utf-8")
    layouts = root / "layouts"
    layouts.mkdir()
    for name, text in LAYOUTS.items():
        (layouts / name).write_text(HEAD + text + FOOT, encoding="utf-8")
    for path in sorted((corpus / "content").rglob("*.md")):
        target = root / "content" / path.relative_to(corpus / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(path), encoding="utf-8")
    for name, title, layout in (("booklet", "印刷用の事例集", "book"), ("updates", "更新履歴", "updates")):
        # Only a section can have several pages.
        (root / "content" / name).mkdir()
        text = f"---\ntitle: {title}\nlayout: {layout}\n---\n"
        (root / "content" / name / "_index.md").write_text(text, encoding="utf-8")
    return root


def page(path: Path) -> str:
    """A page of kosapo's as Hugo reads it."""
    _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
    values = dict(re.findall(r"^(\S+?): (.+)$", matter, re.MULTILINE))
    values["つなぎ先"] = "[" + ", ".join(re.findall(r"^  - ([^:]+):", matter, re.MULTILINE)) + "]"
    lines = ["---", "title: " + json.dumps(values["題名"].strip('"'), ensure_ascii=False)]
    if "更新" in values:
        lines.append(f"date: {values['更新']}")
    if path.parent.name == "cases":
        lines.append("outputs: [html, worksheet, facilitation]")
        for key, slug in TAXONOMIES.items():
            words = [word.strip() for word in values.get(key, "").strip("[]").split(",") if word.strip()]
            if words:
                lines.append(f"{slug}: {json.dumps(words, ensure_ascii=False)}")
    body = re.sub(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]", r"[\1](/terms.html)", body)
    body = re.sub(r"\]\((?:\.\./)?([a-z]+/)?([\w-]+)\.md", lambda m: "](" + address(path, m) + ".html", body)
    return "\n".join([*lines, "---", body])


def address(path: Path, link: re.Match[str]) -> str:
    folder = link[1] or path.parent.name.replace("content", "") + "/"
    return f"/{folder}{link[2]}"
