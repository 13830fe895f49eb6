using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Api;

/// <summary>
/// <c>/api</c>. Stands before all that serves browsers: no cookie signs in here, no page of errors answers, and nothing stands between a program
/// and the queue but its key. Routing has found the endpoint before, and does not mind capitals; nor does this, or an address in capitals would pass it by.
/// </summary>
internal sealed partial class ApiMiddleware(RequestDelegate next, ApiKeyDirectory directory, ApiKeyMeter meter, ILogger<ApiMiddleware> logger)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context) =>
        IsForPrograms(context) ? GuardAsync(context) : next(context);

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.GetEndpoint()?.Metadata.GetMetadata<ApiScopeRequirement>() is not null;

    private async Task GuardAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        if (await TryAsync(context) is { } failure)
            await ProblemAsync(context, failure);
        if (context.Features.Get<ApiCall>() is { } call)
            meter.Count(call.Key, call.Messages, context.Response.StatusCode >= 400);
    }

    /// <returns>What to answer; null where the answer is given.</returns>
    private async Task<Failure?> TryAsync(HttpContext context)
    {
        try
        {
            return await ServeAsync(context);
        }
        catch (ApiRefusedException e)
        {
            return e.Failure;
        }
        catch (BadHttpRequestException e)
        {
            return ApiFailures.OfBadRequest(e);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            return null; // Nobody is there to be answered.
        }
        catch (Exception e) when (e is StorageUnavailableException || IsOfDatabase(e))
        {
            Log.StorageFailed(logger, context.Request.Path, e.Message);
            return ApiFailures.StorageUnavailable;
        }
        catch (Exception e)
        {
            Log.Failed(logger, e, context.Request.Method, context.Request.Path);
            return ApiFailures.Internal;
        }
    }

    private async Task<Failure?> ServeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { RequestDelegate: { } handle } endpoint)
            return ApiFailures.RouteUnknown(context);
        if (endpoint.Metadata.GetMetadata<ApiScopeRequirement>() is not { } scope)
            return await RefuseAsync(context, endpoint, handle);
        if (await AdmitAsync(context, scope) is { } refused)
            return refused;
        if (endpoint.Metadata.GetMetadata<LargestBody>() is { } largest && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = largest.Bytes;
        await handle(context);
        // What the framework refused by itself, a route value of the wrong type for instance, has a status and nothing else.
        return context.Response is { HasStarted: false, StatusCode: 400, ContentType: null } ? ApiFailures.ParameterInvalid(context) : null;
    }

    /// <summary>Routing hands out endpoints of its own where the address exists and the method, or the kind of body, does not fit.</summary>
    private static async Task<Failure> RefuseAsync(HttpContext context, Endpoint endpoint, RequestDelegate handle)
    {
        if (endpoint is RouteEndpoint)
            return ApiFailures.RouteUnknown(context);
        await handle(context);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed => ApiFailures.MethodNotAllowed(context),
            StatusCodes.Status415UnsupportedMediaType => ApiFailures.MediaTypeUnsupported(context),
            _ => ApiFailures.RouteUnknown(context),
        };
    }

    private async ValueTask<Failure?> AdmitAsync(HttpContext context, ApiScopeRequirement scope)
    {
        string? authorization = context.Request.Headers.Authorization;
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return ApiFailures.KeyMissing;
        var found = await directory.LookUpAsync(authorization[Scheme.Length..].Trim());
        if (found.Key is not { } key)
            return ApiFailures.KeyRefused(found.Refusal!.Value);
        context.Features.Set(new ApiCall(key));
        if (key.RatePerSecond is { } rate && Meter(context, key, rate) is { } over)
            return over;
        return scope.IsMetBy(key) ? null : ApiFailures.ScopeMissing(scope, key);
    }

    private Failure? Meter(HttpContext context, ActiveApiKey key, int rate)
    {
        var wait = meter.RetryAfter(key);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = rate.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = (wait is null ? meter.Remaining(key) ?? 0 : 0).ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = "1";
        if (wait is null)
            return null;
        headers.RetryAfter = ((int)Math.Ceiling(wait.Value.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiFailures.RateLimited(rate);
    }

    /// <summary>Reading failed, which EF wraps where it thinks that trying again might help. A write that breaks a rule of the schema is a defect of ours.</summary>
    private static bool IsOfDatabase(Exception? e) => e is not (null or DbUpdateException) && (e is DbException || IsOfDatabase(e.InnerException));

    private static async Task ProblemAsync(HttpContext context, Failure failure)
    {
        if (context.Response.HasStarted)
            context.Abort(); // Half an answer must not look like a whole one.
        else
            await ApiResults.Problem(failure).ExecuteAsync(context);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
        public static partial void Failed(ILogger logger, Exception e, string method, PathString path);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} is answered with 503: {Reason}")]
        public static partial void StorageFailed(ILogger logger, PathString path, string reason);
    }
}
