using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Api.OpenApi;

/// <summary>What the document says of one operation, from what stands on its endpoint: scopes, parameters, examples, failures.</summary>
internal sealed class DescribeOperation(ApiErrorCodes codes) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = NameOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        AddScopes(operation, endpoint.OfType<ApiScopeRequirement>().Last(), context.Document!);
        AddParameters(operation, endpoint.OfType<ApiParameter>());
        MarkBotIds(operation, context);
        if (endpoint.OfType<ApiExample>().LastOrDefault() is { } example)
            AddExample(operation, example);
        AddFailures(operation, endpoint, context.Document!);
        return Task.CompletedTask;
    }

    // "get_bots_id": the same for as long as the address is.
    private static string NameOf(string method, string path) =>
        $"{method.ToLowerInvariant()}_{path[ApiModule.Current.Length..].Trim('/').Replace('/', '_').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}";

    private static void AddScopes(OpenApiOperation operation, ApiScopeRequirement scope, OpenApiDocument document)
    {
        operation.Description = $"{operation.Description}\n\nTakes the scope {string.Join(" or ", scope.AnyOf.Select(s => $"`{ApiScopeWords.WordOf(s)}`"))}.".Trim();
        operation.AddExtension("x-scopes", new JsonNodeExtension(new JsonArray([.. scope.AnyOf.Select(s => (JsonNode)ApiScopeWords.WordOf(s))])));
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DescribeApi.Scheme, document)] = [] }];
    }

    private static void AddParameters(OpenApiOperation operation, IEnumerable<ApiParameter> parameters)
    {
        // What a handler binds by itself is described by hand; what the framework says of it says nothing.
        operation.Parameters = [.. operation.Parameters?.Where(p => p.In == ParameterLocation.Path) ?? []];
        foreach (var parameter in parameters)
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Description = parameter.Description,
                Schema = SchemaOf(parameter.Kind),
            });
    }

    private static OpenApiSchema SchemaOf(ApiParameterKind kind) => kind switch
    {
        ApiParameterKind.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        ApiParameterKind.Time => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void MarkBotIds(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var named in context.Description.ParameterDescriptions.Where(p => p.ParameterDescriptor?.ParameterType == typeof(BotId)))
        {
            if (operation.Parameters!.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == named.Name) is { } parameter)
                (parameter.Schema, parameter.Description) = (SchemaOf(ApiParameterKind.Integer), "Telegram's own number of the bot.");
        }
    }

    private static void AddExample(OpenApiOperation operation, ApiExample example)
    {
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            content.Example = JsonNode.Parse(example.Json);
    }

    private void AddFailures(OpenApiOperation operation, IList<object> endpoint, OpenApiDocument document)
    {
        var listed = endpoint.OfType<ApiFailureCodes>().SelectMany(f => f.Codes).Concat(GeneralOf(operation)).Distinct().Select(c => codes.Find(c) ?? throw new InvalidOperationException($"The code {c} is not registered."));
        operation.Responses ??= [];
        foreach (var (status, failures) in listed.GroupBy(c => c.Status).Select(g => (g.Key, g.ToList())).OrderBy(g => g.Key))
        {
            var response = new OpenApiResponse
            {
                Description = string.Join("\n", failures.Select(f => $"- `{f.Code}`: {f.Title}.")),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(DescribeApi.Problem, document) } },
            };
            response.AddExtension("x-codes", new JsonNodeExtension(new JsonArray([.. failures.Select(f => (JsonNode)f.Code)])));
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = response;
        }
    }

    private static IEnumerable<string> GeneralOf(OpenApiOperation operation)
    {
        IEnumerable<string> always = ["unauthorized", "scope_missing", "bot_not_allowed", "rate_limited", "storage_unavailable", "internal"];
        if (operation.RequestBody is not null)
            always = always.Concat(["body_invalid", "body_too_large", "body_timeout", "media_type_unsupported"]);
        if (operation.Parameters?.Any(p => p.Name == "cursor") == true)
            always = always.Concat(["limit_invalid", "cursor_invalid"]);
        return operation.Parameters is { Count: > 0 } ? always.Append("parameter_invalid") : always;
    }
}
