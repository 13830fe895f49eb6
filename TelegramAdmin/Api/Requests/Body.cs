using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TelegramAdmin.Api.Requests;

/// <summary>A JSON body as a parameter of a handler. One that cannot be read ends the request with body_invalid, the field and the line.</summary>
public sealed record Body<T>(T Value) : IBindableFromHttpContext<Body<T>> where T : class
{
    static async ValueTask<Body<T>?> IBindableFromHttpContext<Body<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new Body<T>(await ApiBody.ReadAsync(context, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))));
    }
}

public static class ApiBody
{
    /// <exception cref="ApiRefusedException">It is not JSON, or not of this form.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw new ApiRefusedException(ApiFailures.MediaTypeUnsupported(context));
        try
        {
            var body = await BodyBytes.ReadAsync(context);
            if (JsonText.Fault(body) is { } unreadable)
                throw new ApiRefusedException(unreadable);
            return JsonSerializer.Deserialize(body, type) ?? throw new ApiRefusedException(Empty);
        }
        catch (JsonException e)
        {
            throw new ApiRefusedException(Fault(e));
        }
    }

    /// <summary>What is wrong with the JSON, in words without names of our types.</summary>
    public static Failure Fault(JsonException e)
    {
        var field = e.Path?.TrimStart('$').TrimStart('.');
        var line = e.LineNumber is { } number ? $" It shows in line {number + 1}, character {e.BytePositionInLine + 1}." : "";
        return new Failure(FailureKind.Invalid, "body_invalid", $"The body cannot be read: {Cause(e, field)}{line}", field is { Length: > 0 } ? field : null);
    }

    private static Failure Empty { get; } = new(FailureKind.Invalid, "body_invalid", "The body is null. Send a JSON object.");

    private static string Cause(JsonException e, string? field)
    {
        if (e.InnerException is JsonException or FormatException { Source: "System.Text.Json" } || e.Message.Contains("invalid JSON", StringComparison.OrdinalIgnoreCase))
            return "it is not proper JSON.";
        if (e.Message.Contains("required propert", StringComparison.OrdinalIgnoreCase))
            return $"it lacks {Missing(e.Message)}.";
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return $"there is no field {field}. Fields are written in snake_case; /docs lists them.";
        return string.IsNullOrEmpty(field) ? "it is not a JSON object of the form that /docs describes." : $"{field} is not of its kind.";
    }

    // "... was missing required properties including: 'token', 'name'."
    private static string Missing(string message) =>
        string.Join(", ", message.Split('\'').Where((_, i) => i % 2 == 1).Where(part => !part.Contains("TelegramAdmin", StringComparison.Ordinal)));
}
