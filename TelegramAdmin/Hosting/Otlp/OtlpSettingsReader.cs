namespace TelegramAdmin.Hosting.Otlp;

/// <summary>Reads <see cref="OtlpSettings"/>.</summary>
internal sealed class OtlpSettingsReader(IConfiguration configuration, List<string> problems)
{
    private const int GrpcPort = 4317;

    private static readonly string[] Standard = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <returns>Null where nothing is to be exported.</returns>
    public OtlpSettings? Read()
    {
        if (string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
            return null;
        if (configuration["Otlp:Endpoint"] is not { Length: > 0 } text)
            return Standard.Any(key => configuration[key] is { Length: > 0 }) ? new OtlpSettings(null, null, IsGrpc: false) : null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            problems.Add($"Otlp:Endpoint: \"{text}\" is not an address. Write it like http://localhost:4318.");
            return null;
        }
        return new OtlpSettings(endpoint, configuration["Otlp:Headers"], IsGrpc(endpoint));
    }

    // Each of the two has its usual port.
    private bool IsGrpc(Uri endpoint)
    {
        switch (configuration["Otlp:Protocol"])
        {
            case null or "":
                return endpoint.Port == GrpcPort;
            case "grpc":
                return true;
            case "http":
                return false;
            case var unknown:
                problems.Add($"Otlp:Protocol: \"{unknown}\" is not known. Write http or grpc, or leave it out: port {GrpcPort} means grpc, any other http.");
                return false;
        }
    }
}
