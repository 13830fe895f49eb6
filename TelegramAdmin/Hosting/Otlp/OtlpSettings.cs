namespace TelegramAdmin.Hosting.Otlp;

/// <summary>Where traces and metrics go.</summary>
/// <param name="Endpoint">Null: where the standard variables (OTEL_EXPORTER_OTLP_…) say.</param>
/// <param name="Headers">"name=value", separated by commas: what the receiver lets in by. A secret.</param>
/// <param name="IsGrpc">Else protobuf over HTTP.</param>
public sealed record OtlpSettings(Uri? Endpoint, string? Headers, bool IsGrpc);
