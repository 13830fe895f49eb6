using System.Globalization;
using System.Net;
using System.Text;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Api.OpenApi;

/// <summary>/docs/errors: where the type of each problem leads. It wears the product's style sheet and follows the reader's theme.</summary>
internal static class ErrorPage
{
    private const string Head = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><title>Error codes · TelegramAdmin API</title>
        <script src="/app/js/theme.js"></script><link rel="stylesheet" href="/app/css/app.css"><link rel="icon" type="image/svg+xml" href="/favicon.svg"></head>
        <body><main class="ta-page ta-errors"><h1>Error codes of the API</h1>
        <p class="ta-text-2 ta-s13">Decide by the code: it never changes its meaning. <a href="/docs">Back to the API</a></p>
        <div class="ta-panel"><table class="ta-table"><thead><tr><th scope="col">Code</th><th scope="col" class="ta-end">Status</th><th scope="col">What it means, and what to do</th></tr></thead><tbody>

        """;

    public static string Write(ApiErrorCodes codes)
    {
        var page = new StringBuilder(Head);
        foreach (var code in codes.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr id=\"{code.Code}\"><td><a class=\"ta-mono\" href=\"#{code.Code}\">{code.Code}</a></td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"ta-end ta-num\">{code.Status}</td><td><span class=\"ta-medium\">{Html(code.Title)}.</span> {Html(code.Remedy)}</td></tr>\n");
        }
        return page.Append("</tbody></table></div></main></body></html>").ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
