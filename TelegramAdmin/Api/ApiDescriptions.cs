namespace TelegramAdmin.Api;

/// <summary>What the OpenAPI document says of an endpoint beyond what its types tell.</summary>
public static class ApiDescriptions
{
    extension(RouteHandlerBuilder endpoint)
    {
        /// <param name="summary">A line without a full stop.</param>
        public RouteHandlerBuilder Describe(string summary, string description) => endpoint.WithSummary(summary).WithDescription(description);

        /// <summary>The codes that it answers beside the general ones. In a debug build, answering another one is an error.</summary>
        public RouteHandlerBuilder Fails(params string[] codes) => endpoint.WithMetadata(new ApiFailureCodes(codes));

        /// <summary>The type of the body, with an example in JSON.</summary>
        public RouteHandlerBuilder Takes<T>(string example) where T : notnull => endpoint.Accepts<T>("application/json").WithMetadata(new ApiExample(example));

        /// <summary>Takes <c>limit</c> and <c>cursor</c>, as <see cref="Requests.PageRequest"/> reads them.</summary>
        public RouteHandlerBuilder Paged() => endpoint
            .Query("limit", ApiParameterKind.Integer, "How many on a page, 1 to 200; 50 unless said otherwise.")
            .Query("cursor", ApiParameterKind.Text, "Where the page begins: next_cursor of the page before, unchanged.");

        /// <summary>A parameter of the query, as <see cref="Requests.ApiQuery"/> reads it.</summary>
        public RouteHandlerBuilder Query(string name, ApiParameterKind kind, string description) =>
            endpoint.WithMetadata(new ApiParameter(name, kind, description));

        /// <summary>A header that the request may carry.</summary>
        public RouteHandlerBuilder Header(string name, string description) =>
            endpoint.WithMetadata(new ApiParameter(name, ApiParameterKind.Text, description) { IsHeader = true });

        /// <summary>A larger body than the usual 1 MiB.</summary>
        public RouteHandlerBuilder TakesUpTo(long bytes) => endpoint.WithMetadata(new LargestBody(bytes));
    }
}

public enum ApiParameterKind
{
    Text = 1,
    Integer = 2,

    /// <summary>ISO 8601.</summary>
    Time = 3,
}

public sealed record ApiParameter(string Name, ApiParameterKind Kind, string Description)
{
    public bool IsHeader { get; init; }
}

public sealed record ApiFailureCodes(IReadOnlyList<string> Codes);

public sealed record ApiExample(string Json);

public sealed record LargestBody(long Bytes)
{
    public static readonly LargestBody Usual = new(1024 * 1024);
}
