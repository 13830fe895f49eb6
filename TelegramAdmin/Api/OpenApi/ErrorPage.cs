using System.Globalization;
using System.Net;
using System.Text;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Api.OpenApi;

/// <summary>/docs/errors: where the type of each problem leads.</summary>
internal static class ErrorPage
{
    public static string Write(ApiErrorCodes codes)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Error codes · TelegramAdmin API</title></head>
            <body><main><h1>Error codes of the API</h1><p>A code never changes its meaning. <a href="/docs">The API</a></p>
            """);
        foreach (var code in codes.All)
            page.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{code.Code}\"><code>{code.Code}</code> ({code.Status})</h2><p>{Html(code.Title)}. {Html(code.Remedy)}</p>\n");
        return page.Append("</main></body></html>").ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
