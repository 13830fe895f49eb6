using Microsoft.AspNetCore.Http.Features;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Payments;

/// <summary>
/// <c>POST /stripe/webhook</c>: 200 once the event is on disk, whatever its type and whether it came before; its effects come after. What is refused
/// says why in words, for whoever reads them in Stripe's dashboard.
/// </summary>
internal sealed class StripeWebhookMiddleware(RequestDelegate next, AcceptStripeEvent accept)
{
    private const string Path = "/stripe/webhook";
    private const string SignatureHeader = "Stripe-Signature";

    public Task InvokeAsync(HttpContext context) =>
        string.Equals(context.Request.Path.Value, Path, StringComparison.Ordinal) ? ReceiveAsync(context) : next(context);

    private async Task ReceiveAsync(HttpContext context)
    {
        var (status, words) = await AnswerAsync(context);
        context.Response.StatusCode = status;
        if (words is null || context.RequestAborted.IsCancellationRequested)
            return;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(words);
    }

    private async Task<(int Status, string? Words)> AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return (StatusCodes.Status405MethodNotAllowed, "Stripe posts its events here.");
        }
        try
        {
            Limit(context);
            var taken = await accept.RunAsync(await BodyBytes.ReadAsync(context), context.Request.Headers[SignatureHeader]);
            return taken.Failure is { } failure ? (StatusOf(failure), failure.Message) : (StatusCodes.Status200OK, null);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (e.StatusCode, $"An event is at most {AcceptStripeEvent.LargestEvent / 1024} KiB.");
        }
        catch (StorageUnavailableException)
        {
            return (StatusCodes.Status503ServiceUnavailable, "The event could not be stored. Stripe keeps it and comes again.");
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return (StatusCodes.Status400BadRequest, null); // The sender hung up in the middle.
        }
    }

    private static int StatusOf(Failure failure) =>
        failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;

    private static void Limit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = AcceptStripeEvent.LargestEvent;
    }
}

internal static class StripeWebhook
{
    public static IApplicationBuilder MapStripeWebhook(this IApplicationBuilder app) => app.UseMiddleware<StripeWebhookMiddleware>();
}
