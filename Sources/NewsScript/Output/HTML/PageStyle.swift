/// How pages look: for light and dark screens, narrow and wide ones, and paper.
enum PageStyle {
  static let css: StaticString = """
    :root{color-scheme:light dark;--page:#fff;--text:#1c1e21;--soft:#5a6068;--line:#d5d9de;\
    --faint:#f2f4f6;--link:#0b57a4;--s1:#1f5fa8;--s2:#b3430b;--s3:#1b7340;--s4:#8a2f8f;\
    --s5:#7a5c00;--s6:#4d5560}
    @media (prefers-color-scheme:dark){:root{--page:#15181c;--text:#e6e8eb;--soft:#a4abb4;\
    --line:#3a4048;--faint:#1f242a;--link:#8ab8f5;--s1:#7db4f5;--s2:#f2a065;--s3:#6fd198;\
    --s4:#dd9be3;--s5:#e0c255;--s6:#b6bdc6}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--text);\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2rem 0 .6rem;text-wrap:balance}
    h1{font-size:1.9rem;margin-top:.5rem}
    h2{font-size:1.35rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
    h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}
    p,ul,blockquote,figure,.table{margin:.8rem 0}
    .summary,.note,figcaption .unit,footer{color:var(--soft)}
    .note{font-size:.875rem;margin:.4rem 0}
    a{color:var(--link);text-underline-offset:.15em}
    a:focus-visible,summary:focus-visible,.table:focus-visible,.wide:focus-visible{\
    outline:2px solid var(--link);outline-offset:2px}
    ul{padding-left:1.4rem}li{margin:.2rem 0}
    blockquote{margin-left:0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line)}
    blockquote p{margin:.3rem 0}blockquote footer{font-size:.9rem}
    cite{font-style:normal}
    .table,.wide{overflow-x:auto}
    table{border-collapse:collapse;font-size:.9375rem;min-width:50%}
    caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem}
    th,td{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;\
    border-bottom:1px solid var(--line)}
    th:last-child,td:last-child{padding-right:.2rem}
    thead th{border-bottom:2px solid var(--line);font-weight:600;color:var(--soft);\
    overflow-wrap:break-word;max-width:14rem}
    td{min-width:3ch;max-width:32rem}
    .r{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.c{text-align:center}.n{white-space:nowrap}
    figure{margin:1.4rem 0}
    figcaption{font-weight:600;margin-bottom:.5rem}figcaption .unit{font-weight:400}
    details{margin:.5rem 0;font-size:.9375rem}summary{cursor:pointer;color:var(--soft)}
    svg{display:block;overflow:visible;\
    font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    svg text{fill:var(--text);unicode-bidi:plaintext}
    svg .soft{fill:var(--soft);font-size:12px}
    svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
    svg .track{fill:var(--faint)}
    svg .grid{stroke:var(--line);stroke-width:1}svg .zero{stroke:var(--soft);stroke-width:1}
    svg .value{font-variant-numeric:tabular-nums}
    svg .path{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round;\
    vector-effect:non-scaling-stroke}
    svg .dot{fill:none;stroke-width:7;stroke-linecap:round;vector-effect:non-scaling-stroke}
    .f1{fill:var(--s1)}.f2{fill:var(--s2)}.f3{fill:var(--s3)}.f4{fill:var(--s4)}\
    .f5{fill:var(--s5)}.f6{fill:var(--s6)}
    .s1{stroke:var(--s1)}.s2{stroke:var(--s2);stroke-dasharray:7 4}\
    .s3{stroke:var(--s3);stroke-dasharray:2 5}.s4{stroke:var(--s4);stroke-dasharray:11 4 2 4}\
    .s5{stroke:var(--s5);stroke-dasharray:14 5}.s6{stroke:var(--s6);stroke-dasharray:4 4}
    .dot.s1,.dot.s2,.dot.s3,.dot.s4,.dot.s5,.dot.s6{stroke-dasharray:none}
    .edge{fill:none;stroke:var(--soft)}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:.3rem 0 .6rem;\
    padding:0;font-size:.875rem}
    .legend li{display:flex;align-items:center;gap:.4rem;margin:0}
    pre{overflow-x:auto;margin:.6rem 0;font:.875rem/1.45 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    pre.typed{background:var(--faint);border-left:3px solid var(--link);padding:.5rem .8rem}
    pre.wrong{border-left-color:var(--s2);color:var(--s2)}
    pre.said{padding:0 .8rem}
    section+section{margin-top:3rem}
    @media print{:root{--page:#fff;--text:#000;--soft:#444;--line:#bbb;--faint:#eee;--link:#000;\
    --s1:#1f5fa8;--s2:#b3430b;--s3:#1b7340;--s4:#8a2f8f;--s5:#7a5c00;--s6:#4d5560}
    body{font-size:10.5pt}main{max-width:none;padding:0}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    h1,h2,h3,h4,h5,h6,figcaption{break-after:avoid}
    .block,svg,tr,blockquote,li{break-inside:avoid}
    .table,.wide{overflow:visible}.network{max-width:100%;max-height:22cm;height:auto}
    details>summary{display:none}details.short::details-content{content-visibility:visible;\
    display:block}
    a{text-decoration:none}blockquote a[href]::after{content:" (" attr(href) ")";color:#444}}
    """
}
