using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>What all of Stripe's pages have in common: the sandbox's look, and the word that no money moves.</summary>
internal static class PageShell
{
    // form-action is left out: browsers hold it against redirects as well, and what follows a payment is the shop's address.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task SendAsync(HttpContext http, string title, Html content, int status = StatusCodes.Status200OK)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(Page(title, content).ToString(), http.RequestAborted);
    }

    public static Task SendNotFoundAsync(HttpContext http) => SendAsync(
        http, "Not found", $"<section class=\"sheet\"><h1>There is nothing here</h1><p>The link is wrong, or the sandbox was started afresh.</p></section>",
        StatusCodes.Status404NotFound);

    private static Html Page(string title, Html content) => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>{title} · Sandbox</title>
          <link rel="icon" href="/logo.svg" type="image/svg+xml">
          <script src="/js/theme.js"></script>
          <link rel="stylesheet" href="/css/tokens.css">
          <link rel="stylesheet" href="/css/controls.css">
          <link rel="stylesheet" href="/css/pay.css">
        </head>
        <body>
          <header class="pay-top"><img class="logo" src="/logo.svg" alt="" width="24" height="24"><p class="pill">Sandbox – no real money</p></header>
          <main class="pay">{content}</main>
        </body>
        </html>

        """;
}
