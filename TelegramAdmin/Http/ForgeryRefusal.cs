using Microsoft.AspNetCore.Antiforgery;

namespace TelegramAdmin.Http;

/// <summary>A form without its token is refused before anything reads it. Pages say so themselves; endpoints that are written at build time would fail with 500 instead.</summary>
internal static class ForgeryRefusal
{
    public static void UseForgeryRefusal(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
