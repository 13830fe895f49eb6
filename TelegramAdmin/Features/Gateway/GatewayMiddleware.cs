using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Gateway.Sending;
using TelegramAdmin.Core.Gateway.Streaming;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Gateway.Bodies;

namespace TelegramAdmin.Features.Gateway;

/// <summary>
/// The Bot API itself for other programs: <c>/bot{key}/{method}</c> and <c>/file/bot{key}/{path}</c>. Stands before routing, sign-in and
/// everything else that serves browsers; every answer, a refusal too, has Telegram's shape.
/// </summary>
internal sealed partial class GatewayMiddleware(
    RequestDelegate next, ApiKeyDirectory keys, ApiKeyMeter meter, AdmitCall admit, RunCall run, ReadFile files, BodyReader bodies, ILogger<GatewayMiddleware> logger)
{
    private static readonly GatewayAnswer WrongVerb = new(405, null, "Method Not Allowed");
    private static readonly GatewayAnswer OwnFault = new(500, null, "Internal Server Error");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<GatewayPath>() is not { } path)
            return next(context);
        _ = GatewayAddress.TryRead(path.Value, out var address); // One that cannot be read has no key, and is not found.
        return AnswerAsync(context, address);
    }

    private async Task AnswerAsync(HttpContext context, GatewayAddress address)
    {
        try
        {
            if (await RunAsync(context, address) is { } answer)
                await WriteAsync(context.Response, answer, context.RequestAborted);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told. What was taken into the queue stays there.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context.Response, AnswerOf(e), context.RequestAborted);
        }
        catch (Exception e)
        {
            Log.Broken(logger, e);
            context.Abort(); // Half a file must not look like a whole one.
        }
    }

    /// <returns>Null where the answer has been given: a file.</returns>
    private async Task<GatewayAnswer?> RunAsync(HttpContext context, GatewayAddress address)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
            return WrongVerb;
        if (address.Key is null)
            return address.Bot is null ? GatewayErrors.UnknownPath : GatewayErrors.Unauthorized;
        if (await keys.FindAsync(address.Key) is not { } key)
            return GatewayErrors.Unauthorized;
        GatewayAnswer? answer = OwnFault;
        try
        {
            answer = await AdmittedAsync(context, address, key);
            return answer;
        }
        finally
        {
            meter.Count(key, answer?.Messages ?? 0, answer is { IsOk: false });
        }
    }

    private async Task<GatewayAnswer?> AdmittedAsync(HttpContext context, GatewayAddress address, ActiveApiKey key)
    {
        if (meter.RetryAfter(key) is { } wait)
            return GatewayErrors.TooManyRequests(wait);
        var admission = address.IsFile ? await admit.ForFileAsync(key, address.Bot) : await admit.RunAsync(key, address.Bot, address.Rest);
        if (admission.Call is not { } call)
            return admission.Refusal;
        if (address.IsFile)
            return await files.RunAsync(call, address.Rest, new FileBody(context.Response), context.RequestAborted);
        var body = await bodies.ReadAsync(context, call.Method);
        return await run.RunAsync(call, body, isAwaited: true, context.RequestAborted);
    }

    private GatewayAnswer AnswerOf(Exception e)
    {
        switch (e)
        {
            case RefusedBodyException refused:
                return refused.Answer;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return GatewayErrors.TooLarge;
            case BadHttpRequestException bad:
                return new GatewayAnswer(bad.StatusCode, null, $"Bad Request: {bad.Message}");
            case StorageUnavailableException:
                return GatewayErrors.Unavailable("the database takes nothing now, and nothing was done; try again");
            default:
                Log.Failed(logger, e);
                return OwnFault;
        }
    }

    private static async Task WriteAsync(HttpResponse response, GatewayAnswer answer, CancellationToken cancellation)
    {
        var json = answer.ToJson();
        response.StatusCode = answer.Code is >= 200 and < 600 ? answer.Code : StatusCodes.Status502BadGateway;
        response.ContentType = "application/json";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store"; // The address is secret, and the answer is the key's alone.
        response.ContentLength = json.Length;
        if (answer.RetryAfter is { } wait)
            response.Headers.RetryAfter = GatewayAnswer.Seconds(wait).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(json, cancellation);
        await response.CompleteAsync();
        if (!cancellation.IsCancellationRequested)
            answer.Delivered?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A call to the gateway failed")]
        public static partial void Failed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Information, Message = "A file that was being given out broke off")]
        public static partial void Broken(ILogger logger, Exception e);
    }
}

internal static class Gateway
{
    public static IServiceCollection AddGatewayEndpoint(this IServiceCollection services) => 
        services.AddSingleton<BodyReader>().AddSingleton<IHttpContextFactory, KeylessContexts>()
            .AddApiErrors(new ApiErrorCode(StreamSeats.Full.Code, 429, "The key has as many streams as it may have", "Close one, or let one program hand the updates on."));

    public static IApplicationBuilder MapGateway(this IApplicationBuilder app) => app.UseMiddleware<GatewayMiddleware>();
}
