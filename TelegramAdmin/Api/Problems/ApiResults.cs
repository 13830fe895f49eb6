using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Api.Problems;

/// <summary>Failures as RFC 9457 says. Here and nowhere else a failure becomes an answer.</summary>
public static class ApiResults
{
    private const string RetrySoon = "5";

    public static IResult Problem(Failure failure) => new ProblemResult(failure);

    public static ApiProblem Describe(HttpContext context, Failure failure)
    {
        var code = context.RequestServices.GetRequiredService<ApiErrorCodes>().Find(failure.Code);
        AssertDocumented(context, failure.Code, code);
        var status = code?.Status ?? StatusOf(failure.Kind);
        return new ApiProblem($"/docs/errors#{failure.Code}", code?.Title ?? "The request was refused", status, failure.Message, failure.Code, context.Request.Path)
        {
            Field = failure.Field,
            TraceId = status == StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier : null,
        };
    }

    private static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>So that a test that meets an undocumented code fails.</summary>
    [Conditional("DEBUG")]
    private static void AssertDocumented(HttpContext context, string code, ApiErrorCode? known)
    {
        if (known is null)
            throw new InvalidOperationException($"The code {code} is not registered. Add it with AddApiErrors.");
        if (context.GetEndpoint()?.Metadata is { } endpoint && endpoint.GetMetadata<ApiScopeRequirement>() is not null && !ApiErrorCodes.General.Contains(known)
            && !endpoint.GetOrderedMetadata<ApiFailureCodes>().Any(f => f.Codes.Contains(code)))
            throw new InvalidOperationException($"{context.Request.Method} {context.Request.Path} answers {code}, which its description does not list. Add it with Fails.");
    }

    private sealed class ProblemResult(Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var problem = Describe(httpContext, failure);
            var response = httpContext.Response;
            response.StatusCode = problem.Status;
            if (problem.Status == StatusCodes.Status401Unauthorized)
                response.Headers.WWWAuthenticate = "Bearer";
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
                response.Headers.RetryAfter = RetrySoon;
            return response.WriteAsJsonAsync(problem, ApiProblemJson.Default.ApiProblem, "application/problem+json"); // Without a token: a caller who left is no error.
        }
    }
}

/// <summary>RFC 9457 with a code for programs, and the field at fault.</summary>
/// <param name="Type">Where the code is described.</param>
/// <param name="Title">What the code means; the same for every answer of this code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened here, why, and what to do now.</param>
/// <param name="Code">Stable; what a program decides by.</param>
/// <param name="Instance">The path that was asked for.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, string? Instance)
{
    /// <summary>The part of the request at fault, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>With 500 only: under this the log has it.</summary>
    public string? TraceId { get; init; }
}

[JsonSerializable(typeof(ApiProblem))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ApiProblemJson : JsonSerializerContext;
