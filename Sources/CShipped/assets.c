#include "shipped.h"

// #embed is of C23; clang takes it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi_json[] = {
#embed "../HTTPService/OpenAPI/openapi.json"
};

static const unsigned char answer_js[] = {
#embed "../HTTPService/Page/answer.js"
};

static const unsigned char api_js[] = {
#embed "../HTTPService/Page/api.js"
};

static const unsigned char app_css[] = {
#embed "../HTTPService/Page/app.css"
};

static const unsigned char app_js[] = {
#embed "../HTTPService/Page/app.js"
};

static const unsigned char ask_js[] = {
#embed "../HTTPService/Page/ask.js"
};

static const unsigned char documents_js[] = {
#embed "../HTTPService/Page/documents.js"
};

static const unsigned char dom_js[] = {
#embed "../HTTPService/Page/dom.js"
};

static const unsigned char format_js[] = {
#embed "../HTTPService/Page/format.js"
};

static const unsigned char gaps_js[] = {
#embed "../HTTPService/Page/gaps.js"
};

static const unsigned char icon_svg[] = {
#embed "../HTTPService/Page/icon.svg"
};

static const unsigned char index_html[] = {
#embed "../HTTPService/Page/index.html"
};

static const unsigned char links_js[] = {
#embed "../HTTPService/Page/links.js"
};

static const unsigned char notice_js[] = {
#embed "../HTTPService/Page/notice.js"
};

static const unsigned char plot_js[] = {
#embed "../HTTPService/Page/plot.js"
};

static const unsigned char scale_js[] = {
#embed "../HTTPService/Page/scale.js"
};

static const unsigned char sse_js[] = {
#embed "../HTTPService/Page/sse.js"
};

static const unsigned char theme_js[] = {
#embed "../HTTPService/Page/theme.js"
};

static const unsigned char traffic_js[] = {
#embed "../HTTPService/Page/traffic.js"
};

static const unsigned char utf__js[] = {
#embed "../HTTPService/Page/utf8.js"
};

static const unsigned char words_js[] = {
#embed "../HTTPService/Page/words.js"
};

static const struct nuthatch_shipped_asset assets[] = {
    {"openapi.json", openapi_json, sizeof openapi_json},
    {"answer.js", answer_js, sizeof answer_js},
    {"api.js", api_js, sizeof api_js},
    {"app.css", app_css, sizeof app_css},
    {"app.js", app_js, sizeof app_js},
    {"ask.js", ask_js, sizeof ask_js},
    {"documents.js", documents_js, sizeof documents_js},
    {"dom.js", dom_js, sizeof dom_js},
    {"format.js", format_js, sizeof format_js},
    {"gaps.js", gaps_js, sizeof gaps_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"index.html", index_html, sizeof index_html},
    {"links.js", links_js, sizeof links_js},
    {"notice.js", notice_js, sizeof notice_js},
    {"plot.js", plot_js, sizeof plot_js},
    {"scale.js", scale_js, sizeof scale_js},
    {"sse.js", sse_js, sizeof sse_js},
    {"theme.js", theme_js, sizeof theme_js},
    {"traffic.js", traffic_js, sizeof traffic_js},
    {"utf8.js", utf__js, sizeof utf__js},
    {"words.js", words_js, sizeof words_js},
};

const struct nuthatch_shipped_asset *nuthatch_shipped_assets(size_t *count) {
    *count = sizeof assets / sizeof assets[0];
    return assets;
}
