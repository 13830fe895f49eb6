using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace TelegramAdmin.Api.OpenApi;

/// <summary>The API described, for programs at /openapi/v1.json and for people at /docs. Both are open: they hold nothing of a workspace.</summary>
internal static class OpenApiModule
{
    public const string Document = "/openapi/v1.json";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiModule.Current[1..] + "/", StringComparison.Ordinal) == true;
        options.AddSchemaTransformer(Loosen);
        options.AddOperationTransformer<DescribeOperation>();
        options.AddDocumentTransformer<DescribeApi>();
    });

    /// <summary>An answer may gain fields within a version, so no client shall take them for an error; in a request an unknown field is one.</summary>
    private static Task Loosen(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var name = context.JsonTypeInfo.Type.Name;
        if (!name.EndsWith("Request", StringComparison.Ordinal) && !name.EndsWith("Patch", StringComparison.Ordinal))
            schema.AdditionalPropertiesAllowed = true;
        return Task.CompletedTask;
    }

    public static void UseApiDocs(this IApplicationBuilder app) => app.UseSwaggerUI(docs =>
    {
        docs.RoutePrefix = "docs";
        docs.DocumentTitle = "API · TelegramAdmin";
        docs.HeadContent = """<meta name="viewport" content="width=device-width, initial-scale=1">"""; // Its own page has none: a phone would show it as wide as a desk.
        docs.SwaggerEndpoint(Document, "Version 1");
        docs.DocExpansion(DocExpansion.List);
        docs.DefaultModelsExpandDepth(-1);
        docs.DisplayRequestDuration();
        docs.ConfigObject.DeepLinking = true;
    });

    public static void MapApiDescription(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapOpenApi("/openapi/{documentName}.json");
        open.MapGet("/docs/errors", (Problems.ApiErrorCodes codes) => Results.Content(ErrorPage.Write(codes), "text/html; charset=utf-8"));
    }
}
