/// How a page looks.
///
/// Colours of curves are those of Okabe and Ito (Color Universal Design, 2008), which people with any kind of colour vision tell
/// apart, ordered for contrast with a light and with a dark ground. Fonts are the system's.
enum StyleSheet {
    static let text: StaticString = """
        :root{color-scheme:light dark;--ground:#fdfdfc;--ink:#1c2128;--soft:#5c6470;--rule:#e2e4e7;--wash:#f3f4f4;\
        --c0:#0072b2;--c1:#d55e00;--c2:#009e73;--c3:#cc79a7;--c4:#e69f00;--c5:#56b4e9;--c6:#8a7f00;--ref:#868d97}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#14171b;--ink:#e3e6ea;--soft:#9aa2ad;--rule:#2b3037;\
        --wash:#1c2025;--c0:#56b4e9;--c1:#e69f00;--c2:#1fb88d;--c3:#d992b9;--c4:#e8743b;--c5:#f0e442;--c6:#4a90d0;\
        --ref:#7d8590}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--ink);\
        font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif}
        main{max-width:64rem;margin:0 auto;padding:3rem 1.5rem 5rem}
        h1,h2,p,dd,li,figcaption{overflow-wrap:anywhere}
        h1,h2,p,dd,th,td,li,figcaption,caption{unicode-bidi:plaintext}
        h1{margin:0 0 1.25rem;font-size:1.9rem;font-weight:650;line-height:1.2;letter-spacing:-.018em;text-wrap:balance}
        h2{margin:0 0 .75rem;font-size:1.25rem;font-weight:620;line-height:1.3;letter-spacing:-.008em}
        section{margin-top:3rem;padding-top:1.75rem;border-top:1px solid var(--rule)}
        p{max-width:42rem;margin:0 0 1rem}
        dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1.5rem;margin:0;font-size:.875rem}
        dt{color:var(--soft)}
        dd{margin:0;font-variant-numeric:tabular-nums}
        nav{margin-top:1.75rem;font-size:.875rem}
        nav ul,.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:0;padding:0;list-style:none}
        a{color:var(--c0);text-decoration-thickness:1px;text-underline-offset:.2em}
        .scroll{overflow-x:auto;margin:0 0 1.5rem}
        table{border-collapse:collapse;font-size:.875rem;line-height:1.45;font-variant-numeric:tabular-nums}
        caption{padding:0 0 .35rem;font-weight:600;text-align:left}
        th,td{padding:.34rem 0 .34rem 1.75rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:baseline}
        th:first-child,td:first-child{padding-left:0}
        thead th{color:var(--soft);font-weight:500;vertical-align:bottom;border-bottom-color:var(--ref)}
        tbody th{font-weight:500}
        th,td{max-width:26rem;overflow-wrap:break-word}
        th.long{min-width:13rem}
        th.n,td.n{text-align:right;white-space:nowrap}
        td.interval{padding-left:.6rem;color:var(--soft)}
        td.none{color:var(--soft)}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:2.5rem 2.5rem;\
        align-items:start;margin-top:1.5rem}
        figure{min-width:0;max-width:33rem;margin:0}
        figcaption{margin:0 0 .4rem;font-size:.9375rem;font-weight:600;line-height:1.35}
        .legend{margin:0 0 .5rem;font-size:.8125rem;color:var(--soft);line-height:1.5}
        .key{width:1.375rem;height:.625rem;margin-right:.4rem}
        .chart{display:block;width:100%;height:auto;overflow:visible}
        .chart text{font-size:12px;font-variant-numeric:tabular-nums;fill:var(--soft)}
        .chart .value{fill:var(--ink)}
        .s0{--c:var(--c0)}.s1{--c:var(--c1)}.s2{--c:var(--c2)}.s3{--c:var(--c3)}.s4{--c:var(--c4)}.s5{--c:var(--c5)}\
        .s6{--c:var(--c6)}.ref{--c:var(--ref)}
        .line{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
        .line.ref{stroke-width:1.4}
        .d0{stroke-dasharray:5 4}.d1{stroke-dasharray:1 4}.d2{stroke-dasharray:9 4 1 4}
        .band{fill:var(--c);fill-opacity:.16;stroke:none;stroke-dasharray:none}
        .mark{fill:var(--c);stroke:var(--ground);stroke-width:1}
        .dots{fill:none;stroke:var(--c);stroke-width:3;stroke-linecap:round;stroke-opacity:.7;stroke-dasharray:none}
        .whisker{fill:none;stroke:var(--c);stroke-width:1.3;stroke-opacity:.75;stroke-dasharray:none}
        .error{fill:none;stroke:var(--ink);stroke-width:1.2}
        .bar{fill:var(--c);fill-opacity:.82}
        .grid{fill:none;stroke:var(--rule);stroke-width:1}
        .axis{fill:none;stroke:var(--ref);stroke-width:1}
        .note{margin:.5rem 0 0;font-size:.8125rem;color:var(--soft)}
        .scroll+.note{margin:-1rem 0 1.5rem}
        details{margin-top:.5rem;font-size:.8125rem}
        summary{width:max-content;color:var(--soft);cursor:pointer}
        details .scroll{max-height:20rem;margin:.5rem 0 0;overflow:auto}
        details table{font-size:.8125rem}
        details caption{display:none}
        details .scroll+.note{margin:.5rem 0 0}
        :focus-visible{outline:2px solid var(--c0);outline-offset:3px}
        @media (max-width:32rem){main{padding:1.75rem 1rem 3rem}h1{font-size:1.5rem}section{margin-top:2.25rem;padding-top:1.4rem}\
        dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}th,td{padding-left:1.1rem}.chart text{font-size:12.5px}}
        @media print{main{max-width:none;padding:0}details,nav{display:none}section{margin-top:1.5rem;padding-top:1rem}\
        figure,tr{break-inside:avoid}h2,figcaption,caption{break-after:avoid}.scroll{overflow:visible}body{font-size:10.5pt}}

        """
}
